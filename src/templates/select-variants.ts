import { environments } from '../environments/index.ts'
import { oses } from '../names.ts'
import { shells as everyShell } from '../shells/index.ts'
import type { Shell } from '../shells/shell.ts'
import type { Profile } from '../types.ts'
import type { TemplateSources } from './sources.ts'

/** One variant of a slot, and the shell whose words it speaks, if it is a shell's. */
export interface Variant {
  readonly file: string
  /** The file's path below the target, without `.md`. */
  readonly stem: string
  readonly shell: Shell | undefined
}

/** The ids of a profile in the order of the axes' lists: os, shells, environments, provider. */
export function orderedIds(profile: Profile, shells: readonly Shell[] = everyShell): readonly string[] {
  const ids = [
    ...inOrder(profile.os, oses),
    ...inOrder(
      profile.shells,
      shells.map(shell => shell.id),
    ),
    ...inOrder(
      // Of the providers, the profile's own speaks alone, also where another was named as an environment.
      profile.environments.filter(id => [undefined, profile.provider].includes(providerOfId(id))),
      environments.map(environment => environment.id),
    ),
    profile.provider,
  ]
  // A provider is an environment too.
  return [...new Set(ids)]
}

function providerOfId(id: string): Profile['provider'] | undefined {
  return environments.find(environment => environment.id === id)?.provider
}

/** Ids that the list does not know come last: a team may have templates for them. */
function inOrder(ids: readonly string[], list: readonly string[]): readonly string[] {
  const known = list.filter(id => ids.includes(id))
  const unknown = ids.filter(id => !list.includes(id)).toSorted()
  return [...known, ...unknown]
}

/**
 * The variants that fill a slot: one per id of the profile that has a file, else `default`, else none. A file named
 * `<id>.<provider>.md` is taken before `<id>.md`: a team on Amazon Bedrock is told nothing about Anthropic's keys. Where
 * the document forbids API keys, `<id>.without-keys.md` comes first; where it wants none in a start-up file,
 * `<id>.elsewhere.md`; where space is short, `<id>.short.md`.
 */
export function selectVariants(input: {
  readonly sources: TemplateSources
  readonly target: string
  readonly slot: string
  readonly profile: Profile
  readonly shells: readonly Shell[]
  readonly forms?: readonly ('without-keys' | 'elsewhere' | 'short')[]
}): readonly Variant[] {
  const { sources, target, slot, profile, shells, forms = [] } = input
  const variant = (id: string): readonly Variant[] => {
    const stems = [`${id}.${profile.provider}`, id]
    const names = [...forms.flatMap(form => stems.map(stem => `${stem}.${form}`)), ...stems]
    const name = names.find(each => sources.has(`${target}/${slot}/${each}.md`))
    if (name === undefined) return []
    const shell = shells.find(each => each.id === id)
    // A shorter form is the same line, so it has the same id.
    const stem = `${slot}/${name.replace(/\.short$/, '')}`
    return [{ file: `${target}/${slot}/${name}.md`, stem, shell }]
  }
  const found = orderedIds(profile, shells).flatMap(variant)
  return found.length > 0 ? found : variant('default')
}
