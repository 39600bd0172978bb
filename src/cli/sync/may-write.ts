import type { RepositoryPlan } from '../../core/plan.ts'
import { visibleLine } from '../../report/visible.ts'
import type { Arguments } from '../command.ts'
import type { World } from '../world.ts'
import type { Directory } from './directories.ts'
import { paintOf, printDiffs } from './report-plan.ts'

/**
 * Shows what will change and asks once. Nothing ever waits for a person where standard input or output is no
 * terminal, where `CI` is set, or with `--yes`.
 */
export async function mayWrite(
  directory: Directory,
  plan: RepositoryPlan,
  args: Arguments,
  world: World,
): Promise<boolean> {
  const { stdin, stdout, env } = world
  if (args.flags['yes'] === true || !stdin.isTTY || !stdout.isTTY || (env['CI'] ?? '') !== '') return true
  await printDiffs(plan.edits, world, paintOf(args, world))
  const { confirm, isCancel } = await import('@clack/prompts')
  const files = plan.edits.length === 1 ? 'this file' : `these ${plan.edits.length} files`
  const answer = await confirm({
    message: `Write ${files} in ${visibleLine(directory.name === '.' ? directory.root : directory.name)}?`,
  })
  return !isCancel(answer) && answer
}
