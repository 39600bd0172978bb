import { targetIds } from '../../names.ts'
import { agentPaths, envExamplePaths } from '../../paths.ts'
import { choosePlace } from '../../targets/claude-md/choose-place.ts'
import type { OpenRepository } from '../../targets/open-file.ts'
import type { TargetId } from '../../types.ts'
import type { FoundRecords } from './find-record.ts'

/** The targets of a plan where none were chosen. */
export function usualTargets(
  repository: OpenRepository,
  { any }: FoundRecords,
  agentPath: string | undefined,
): readonly TargetId[] {
  // Where the agent file is a person's own and nothing of ours is there, the team has not asked for anything yet.
  const { file } = choosePlace(repository, agentPath)
  if (any === undefined && repository.ignored.includes(file.realPath)) return ['claude-md']
  const has = (path: string) => {
    const file = repository.files.get(path)
    return file?.text !== undefined || file?.fault !== undefined
  }
  // An env example is created only when the repository is bootstrapped: it has no agent file either.
  const bootstrapped = !agentPaths.some(has) && !repository.agentsInTree
  const withExample = bootstrapped || envExamplePaths.some(has)
  return withExample ? ['claude-md', 'env-example', 'gitignore'] : ['claude-md', 'gitignore']
}

/** A choice of targets, completed; `undefined`: the usual ones. */
export type TargetsFor = (
  chosen: readonly TargetId[] | undefined,
  added?: readonly TargetId[] | undefined,
) => readonly TargetId[] | undefined

/**
 * Adding to the usual targets makes them a choice, which the next run has to know. A guide without a link to it would
 * not be found, and the section records where it is: where there is a section, it comes along.
 */
export function targetsFor(
  usual: () => readonly TargetId[],
  { home }: Pick<FoundRecords, 'home'>,
): TargetsFor {
  return (chosen, added) => {
    if (chosen === undefined && added === undefined) return undefined
    const named = [...(chosen ?? usual()), ...(added ?? [])]
    const all = named.includes('guide') && home === 'claude-md' ? [...named, 'claude-md'] : named
    return targetIds.filter(id => all.includes(id))
  }
}
