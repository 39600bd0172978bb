import type { RepositoryPlan } from '../../core/plan.ts'
import { visibleLine } from '../../report/visible.ts'
import type { Arguments } from '../command.ts'
import { paintOf } from '../paint-of.ts'
import type { World } from '../world.ts'
import { asksPerson } from './asks-person.ts'
import type { Directory } from './directories.ts'
import { printDiffs } from './report-plan.ts'

/** Shows what will change and asks once, where there is a person to ask. */
export async function mayWrite(
  directory: Directory,
  plan: RepositoryPlan,
  args: Arguments,
  world: World,
): Promise<boolean> {
  if (!asksPerson(args, world)) return true
  await printDiffs(plan.edits, world, paintOf(args, world))
  const { confirm, isCancel } = await import('@clack/prompts')
  const files = plan.edits.length === 1 ? 'this file' : `these ${plan.edits.length} files`
  const answer = await confirm({
    message: `Write ${files} in ${visibleLine(directory.name === '.' ? directory.root : directory.name)}?`,
  })
  return !isCancel(answer) && answer
}
