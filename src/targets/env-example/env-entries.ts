import { envFormat } from '../../managed/lines/env-format.ts'
import { scanEnv } from '../../managed/lines/env-scan.ts'
import { heldIds } from '../../managed/lines/held-ids.ts'
import { splitLines } from '../../managed/lines/line.ts'
import type { LineEntry } from '../../managed/lines/line-format.ts'
import { locateBlock } from '../../managed/lines/locate-block.ts'
import { openStance } from '../../stance/read-stance.ts'
import { keyName } from '../../stance/vocabulary.ts'
import type { TemplateSources } from '../../templates/sources.ts'
import { TemplateError } from '../../templates/template-error.ts'
import type { DocumentStance, Profile } from '../../types.ts'
import { sectionId } from '../line-file.ts'
import { templateFences } from '../template-fences.ts'

/**
 * The entries that the block is to hold: the variables of the provider's template without those that a
 * person wrote already, live or commented out. What the block holds stays wanted: a second mention that came
 * later is no reason to rewrite the file.
 */
export function envEntries(input: {
  readonly profile: Pick<Profile, 'provider'>
  readonly stance?: DocumentStance | undefined
  readonly sources: TemplateSources
  readonly text: string | undefined
}): readonly LineEntry[] {
  const { theirs, held } = namesIn(input.text ?? '')
  const { provider } = input.profile
  const { keys, dotenv } = input.stance ?? openStance
  if (dotenv === 'forbidden') return []
  const file = `env-example/${provider}.md`
  return templateFences(input.sources, file).flatMap(lines => {
    const name = envFormat.subject(lines)
    if (name === undefined) throw new TemplateError({ file, line: 1 }, 'a fence names no variable')
    if (keys === 'forbidden' && provider === 'anthropic' && keyName.test(name)) return []
    const id = `${provider}/${name}`
    return theirs.has(name) && !held.has(id) ? [] : [{ id, lines }]
  })
}

/** The names that a person wrote, outside our block or into it, and the ids that the block holds. */
function namesIn(text: string): { readonly theirs: ReadonlySet<string>; readonly held: ReadonlySet<string> } {
  const { variables } = scanEnv(splitLines(text, envFormat.loneCr))
  const located = locateBlock(text, sectionId, envFormat)
  if (located.kind !== 'found') {
    return { theirs: new Set(variables.map(({ name }) => name)), held: new Set() }
  }
  const { first, last, end } = located.block
  const { all } = heldIds(end)
  const ours = new Set([...all].map(id => id.slice(id.indexOf('/') + 1)))
  const theirs = variables.filter(({ line, name }) => line < first || line > last || !ours.has(name))
  return { theirs: new Set(theirs.map(({ name }) => name)), held: all }
}
