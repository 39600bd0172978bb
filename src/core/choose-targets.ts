import { agentPaths } from '../targets/claude-md/agent-file.ts'
import { choosePlace } from '../targets/claude-md/choose-place.ts'
import { envExamplePaths } from '../targets/env-example/example-file.ts'
import { targetIds } from '../targets/target-ids.ts'
import type { Repository, TargetId } from '../types.ts'

/**
 * The targets of a plan: those that were chosen, or the usual ones. An env example is created only when the
 * repository is bootstrapped, which is when it has no agent file either. Taking out looks everywhere. `isNew`: no
 * file holds a part of ours.
 */
export function chooseTargets(
  repository: Repository,
  chosen: readonly TargetId[] | undefined,
  want: 'present' | 'absent',
  isNew: boolean,
): readonly TargetId[] {
  if (want === 'absent') return targetIds
  if (chosen !== undefined) return targetIds.filter(id => chosen.includes(id))
  // Nothing that was left out could be recorded: every run comes to the same only where none writes anything.
  if (isNew && repository.ignored.includes(choosePlace(repository).file.realPath)) return ['claude-md']
  const has = (path: string) => {
    const file = repository.files.get(path)
    return file?.text !== undefined || file?.fault !== undefined
  }
  const bootstrapped = !agentPaths.some(has) && !repository.agentsInTree
  const withExample = bootstrapped || envExamplePaths.some(has)
  return withExample ? ['claude-md', 'env-example', 'gitignore'] : ['claude-md', 'gitignore']
}
