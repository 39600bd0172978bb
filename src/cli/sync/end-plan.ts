import type { RepositoryPlan } from '../../core/plan-with.ts'
import { writePlan } from '../../repository/write-plan.ts'
import type { World } from '../world.ts'
import type { Directory } from './directories.ts'
import { isDry } from './is-dry.ts'
import { mayWrite } from './may-write.ts'
import type { Outcome } from './outcome.ts'
import type { SyncFlags } from './sync-flags.ts'

/** Ends the plan of one repository: a refusal, a preview, or the write. */
export async function endPlan(
  { directory, plan }: { readonly directory: Directory; readonly plan: RepositoryPlan },
  flags: SyncFlags,
  world: World,
): Promise<Outcome> {
  const stay = { directory, plan, written: false }
  if (plan.refusals.length > 0) return { ...stay, exitCode: 2 }
  const exitCode = plan.findings.some(({ severity }) => severity === 'error') ? 1 : 0
  if (isDry(flags, world) || plan.edits.length === 0) return { ...stay, exitCode }
  const answer = await mayWrite({ directory, plan }, flags, world)
  if (answer === 'interrupted') return { ...stay, exitCode: 130 }
  if (answer === 'no') return { ...stay, exitCode, isDeclined: true }
  // An interrupt that came while planning is answered here, before anything is written.
  await world.breathe?.()
  const write = () => writePlan(directory.root, plan)
  const outcome = world.uninterrupted === undefined ? write() : await world.uninterrupted(write)
  return { directory, ...outcome, exitCode: outcome.plan.refusals.length > 0 ? 2 : exitCode }
}
