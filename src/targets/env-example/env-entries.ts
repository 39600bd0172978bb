import { envFormat } from '../../lines/env-format.ts'
import { scanEnv } from '../../lines/env-scan.ts'
import { heldIds } from '../../lines/held-ids.ts'
import { splitLines } from '../../lines/line.ts'
import type { LineEntry } from '../../lines/line-format.ts'
import { locateBlock } from '../../lines/locate-block.ts'
import type { TemplateSources } from '../../templates/sources.ts'
import { TemplateError } from '../../templates/template-error.ts'
import type { Profile } from '../../types.ts'
import { sectionId } from '../line-file.ts'
import { templateFences } from '../template-fences.ts'

/**
 * The entries that the block is to hold: the variables of the provider's template without those that stand
 * outside our block already, live or commented out. What the block holds stays wanted: a second mention that came
 * later is no reason to rewrite the file.
 */
export function envEntries(input: {
  readonly profile: Pick<Profile, 'provider'>
  readonly sources: TemplateSources
  readonly text: string | undefined
}): readonly LineEntry[] {
  const { outside, base } = namesIn(input.text ?? '')
  const { provider } = input.profile
  const file = `env-example/${provider}.md`
  return templateFences(input.sources, file).flatMap(lines => {
    const name = envFormat.subject(lines)
    if (name === undefined) throw new TemplateError({ file, line: 1 }, 'a fence names no variable')
    const id = `${provider}/${name}`
    return outside.has(name) && !base.has(id) ? [] : [{ id, lines }]
  })
}

function namesIn(text: string): {
  readonly outside: ReadonlySet<string>
  readonly base: ReadonlySet<string>
} {
  const lines = splitLines(text, envFormat.loneCr)
  const { variables } = scanEnv(lines)
  const located = locateBlock(text, sectionId, envFormat)
  if (located.kind !== 'found') {
    return { outside: new Set(variables.map(({ name }) => name)), base: new Set() }
  }
  const { first, last, end } = located.block
  return {
    outside: new Set(variables.filter(({ line }) => line < first || line > last).map(({ name }) => name)),
    base: heldIds(end).all,
  }
}
