import type { RepositoryPlan } from '../core/plan-with.ts'
import { isLocked, tidyUp, WriteError, waitUntilFree, writeEdits } from '../io/write-edits.ts'
import { PATIENCE } from '../io/write-lock.ts'

interface Written {
  readonly plan: RepositoryPlan
  readonly written: boolean
}

/**
 * Writes a plan, or nothing of it. A plan with refusals is not written; a write that fails becomes one, and
 * everything is as it was before.
 */
export function writePlan(root: string, plan: RepositoryPlan): Written {
  const { isBusy: _, ...outcome } = attempt(root, plan, PATIENCE)
  return outcome
}

/**
 * The same, where signals are held back during the write: `hold` is around the write alone, and around no waiting for
 * another run, so that an interrupt is answered at once.
 */
export async function writePlanHeld(
  root: string,
  plan: RepositoryPlan,
  hold: <Result>(work: () => Result) => Promise<Result>,
): Promise<Written> {
  const end = Date.now() + PATIENCE
  for (;;) {
    waitUntilFree(root, end)
    const { isBusy, ...outcome } = await hold(() => attempt(root, plan, 0))
    if (!isBusy || Date.now() >= end) return outcome
  }
}

function attempt(
  root: string,
  plan: RepositoryPlan,
  patience: number,
): Written & { readonly isBusy?: boolean } {
  if (plan.refusals.length > 0) return { plan, written: false }
  if (plan.edits.length === 0) {
    tidyUp(root)
    return { plan, written: false }
  }
  try {
    writeEdits(root, plan.edits, patience)
    return { plan, written: true }
  } catch (error) {
    if (!(error instanceof WriteError)) throw error
    const refusal = {
      ruleId: 'write-failed',
      file: error.path,
      reason: error.message,
      fix: error.fix,
    }
    return { plan: { ...plan, refusals: [refusal] }, written: false, isBusy: isLocked(error) }
  }
}
