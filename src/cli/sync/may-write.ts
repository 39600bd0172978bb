import type { RepositoryPlan } from '../../core/plan-with.ts'
import { visibleLine } from '../../report/visible.ts'
import { paintOf } from '../paint-of.ts'
import type { World } from '../world.ts'
import type { Directory } from './directories.ts'
import { printChanges, printDiffs } from './report-plan.ts'
import type { SyncFlags } from './sync-flags.ts'

/** Shows what will change, then each file by name, and asks a person once. */
export async function mayWrite(
  {
    directory,
    plan,
    flags,
  }: {
    readonly directory: Directory
    readonly plan: RepositoryPlan
    readonly flags: Pick<SyncFlags, 'no-color'>
  },
  world: World,
): Promise<'yes' | 'no' | 'interrupted'> {
  const paint = paintOf({ flags }, world)
  await printDiffs(plan.edits, world, paint)
  await printChanges(plan, world, paint)
  const { confirm, isCancel } = await import('@clack/prompts')
  const files = plan.edits.length === 1 ? 'this file' : `these ${plan.edits.length} files`
  const answer = await confirm({
    message: `Write ${files} in ${visibleLine(directory.name === '.' ? directory.root : directory.name)}?`,
  })
  return isCancel(answer) ? 'interrupted' : answer ? 'yes' : 'no'
}
