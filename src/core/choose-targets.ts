import { agentPaths } from '../targets/claude-md/agent-file.ts'
import { envExamplePaths } from '../targets/env-example/example-file.ts'
import { targetIds } from '../targets/target-ids.ts'
import type { Repository, TargetId } from '../types.ts'

/**
 * The targets of a plan: those that were chosen, or the usual ones. An env example is created only when the
 * repository is bootstrapped, which is when it has no agent file either. Taking out looks everywhere.
 */
export function chooseTargets(
  repository: Repository,
  chosen: readonly TargetId[] | undefined,
  want: 'present' | 'absent',
): readonly TargetId[] {
  if (want === 'absent') return targetIds
  if (chosen !== undefined) return targetIds.filter(id => chosen.includes(id))
  const has = (path: string) => {
    const file = repository.files.get(path)
    return file?.text !== undefined || file?.fault !== undefined
  }
  const bootstrapped = !agentPaths.some(has) && !repository.agentsInTree
  const withExample = bootstrapped || envExamplePaths.some(has)
  return withExample ? ['claude-md', 'env-example', 'gitignore'] : ['claude-md', 'gitignore']
}
