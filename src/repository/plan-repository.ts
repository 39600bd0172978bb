import type { RepositoryPlan } from '../core/plan-with.ts'
import type { Host } from './host.ts'
import { knownPlan } from './known-plan.ts'
import type { PlanRequest } from './plan-request.ts'

/**
 * The plan of one repository; nothing is written. Where a glance proves that nothing is to be done, that is all that
 * is loaded and read. Throws `InputError`.
 */
export async function planRepository(request: PlanRequest, host: Host): Promise<RepositoryPlan> {
  const known = host.hasLooked === true ? undefined : knownPlan(request)
  if (known !== undefined) return known
  const { planThoroughly } = await import('./plan-thoroughly.ts')
  return planThoroughly(request, host)
}
