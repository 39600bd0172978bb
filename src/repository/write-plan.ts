import type { RepositoryPlan } from '../core/plan-with.ts'
import { WriteError, writeEdits } from '../io/write-edits.ts'

/**
 * Writes a plan, or nothing of it. A plan with refusals is not written; a write that fails becomes one, and
 * everything is as it was before.
 */
export function writePlan(
  root: string,
  plan: RepositoryPlan,
): { readonly plan: RepositoryPlan; readonly written: boolean } {
  if (plan.refusals.length > 0 || plan.edits.length === 0) return { plan, written: false }
  try {
    writeEdits(root, plan.edits)
    return { plan, written: true }
  } catch (error) {
    if (!(error instanceof WriteError)) throw error
    const refusal = {
      ruleId: 'write-failed',
      file: error.path,
      reason: error.message,
      fix: error.fix,
    }
    return { plan: { ...plan, refusals: [refusal] }, written: false }
  }
}
