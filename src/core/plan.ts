import { engine } from '../targets/engine.ts'
import { type PlanInput, planWith, type RepositoryPlan } from './plan-with.ts'
import { repairRepository, withRepairs } from './repair-repository.ts'

/**
 * All that has to happen so that a repository has its auth guidance, or has it no more. Pure apart from the
 * functions that are given in; preview and write are both endings of what it returns.
 */
export function createPlan(input: PlanInput): RepositoryPlan {
  if (input.ways?.repair !== true) return planWith(engine, input)
  const repaired = repairRepository(input.repository, input.sources)
  const ways = { ...input.ways, repair: false }
  return withRepairs(planWith(engine, { ...input, repository: repaired.repository, ways }), repaired)
}
