import { environments } from '../environments/index.ts'
import { shells as everyShell } from '../shells/index.ts'
import type { Shell } from '../shells/shell.ts'
import type { Profile } from '../types.ts'
import { oses } from './oses.ts'
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
      profile.environments,
      environments.map(environment => environment.id),
    ),
    profile.provider,
  ]
  // A provider is an environment too.
  return [...new Set(ids)]
}

/** Ids that the list does not know come last: a team may have templates for them. */
function inOrder(ids: readonly string[], list: readonly string[]): readonly string[] {
  const known = list.filter(id => ids.includes(id))
  const unknown = ids.filter(id => !list.includes(id)).toSorted()
  return [...known, ...unknown]
}

/**
 * The variants that fill a slot: one per id of the profile that has a file, else `default`, else none. A file named
 * `<id>.<provider>.md` is taken before `<id>.md`: a team on Amazon Bedrock is told nothing about Anthropic's keys.
 */
export function selectVariants(input: {
  readonly sources: TemplateSources
  readonly target: string
  readonly slot: string
  readonly profile: Profile
  readonly shells: readonly Shell[]
}): readonly Variant[] {
  const { sources, target, slot, profile, shells } = input
  const variant = (id: string): readonly Variant[] => {
    const names = [`${id}.${profile.provider}`, id]
    const name = names.find(each => sources.has(`${target}/${slot}/${each}.md`))
    if (name === undefined) return []
    const shell = shells.find(each => each.id === id)
    return [{ file: `${target}/${slot}/${name}.md`, stem: `${slot}/${name}`, shell }]
  }
  const found = orderedIds(profile, shells).flatMap(variant)
  return found.length > 0 ? found : variant('default')
}
