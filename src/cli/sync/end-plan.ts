import type { RepositoryPlan } from '../../core/plan-with.ts'
import { writePlan, writePlanHeld } from '../../repository/write-plan.ts'
import type { World } from '../world.ts'
import type { Directory } from './directories.ts'
import type { Ending } from './ending.ts'
import { mayWrite } from './may-write.ts'
import type { Outcome } from './outcome.ts'
import type { SyncFlags } from './sync-flags.ts'

export interface PlanToEnd {
  readonly directory: Directory
  readonly plan: RepositoryPlan
  readonly ending: Ending
  /** For what a person is shown before the question. */
  readonly flags: Pick<SyncFlags, 'no-color'>
}

/** Ends the plan of one repository: a refusal, a preview, or the write. */
export async function endPlan({ directory, plan, ending, flags }: PlanToEnd, world: World): Promise<Outcome> {
  const stay = { directory, plan, written: false }
  if (plan.refusals.length > 0) return { ...stay, exitCode: 2 }
  const exitCode = plan.findings.some(({ severity }) => severity === 'error') ? 1 : 0
  if (ending === 'show') return { ...stay, exitCode }
  if (plan.edits.length === 0) {
    writePlan(directory.root, plan)
    return { ...stay, exitCode }
  }
  const answer = ending === 'ask' ? await mayWrite({ directory, plan, flags }, world) : 'yes'
  if (answer === 'interrupted') return { ...stay, exitCode: 130 }
  if (answer === 'no') return { ...stay, exitCode, isDeclined: true }
  // An interrupt that came while planning is answered here, before anything is written.
  await world.breathe?.()
  const hold = world.uninterrupted ?? (async work => work())
  const outcome = await writePlanHeld(directory.root, plan, hold)
  return { directory, ...outcome, exitCode: outcome.plan.refusals.length > 0 ? 2 : exitCode }
}
