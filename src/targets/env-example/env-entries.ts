import { envFormat } from '../../managed/lines/env-format.ts'
import { scanEnv } from '../../managed/lines/env-scan.ts'
import { heldIds } from '../../managed/lines/held-ids.ts'
import type { LineEntry } from '../../managed/lines/line-format.ts'
import type { LineDocument } from '../../managed/lines/open-lines.ts'
import { openStance } from '../../stance/read-stance.ts'
import { keyName } from '../../stance/vocabulary.ts'
import type { TemplateSources } from '../../templates/sources.ts'
import { TemplateError } from '../../templates/template-error.ts'
import type { DocumentStance, Profile } from '../../types.ts'
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
  /** The file as it is. */
  readonly lines: LineDocument | undefined
}): readonly LineEntry[] {
  const { theirs, held } = namesIn(input.lines)
  const { provider } = input.profile
  const { keys, places } = input.stance ?? openStance
  if (places.includes('dotenv')) return []
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
function namesIn(document: LineDocument | undefined): {
  readonly theirs: ReadonlySet<string>
  readonly held: ReadonlySet<string>
} {
  const { variables } = scanEnv(document?.lines ?? [])
  const block = document?.block
  if (block === undefined) {
    return { theirs: new Set(variables.map(({ name }) => name)), held: new Set() }
  }
  const { first, last, end } = block
  const { all } = heldIds(end)
  const ours = new Set([...all].map(id => id.slice(id.indexOf('/') + 1)))
  const theirs = variables.filter(({ line, name }) => line < first || line > last || !ours.has(name))
  return { theirs: new Set(theirs.map(({ name }) => name)), held: all }
}
