import { engine } from '../targets/engine.ts'
import { type PlanInput, planWith, type RepositoryPlan } from './plan-with.ts'
import { repairRepository, withRepairs } from './repair-repository.ts'
import { settleAhead } from './settings/settle-ahead.ts'

/**
 * All that has to happen so that a repository has its auth guidance, or has it no more. Pure apart from the
 * functions that are given in; preview and write are both endings of what it returns.
 */
export function createPlan(input: PlanInput): RepositoryPlan {
  if (input.ways?.repair !== true) return planWith(engine, input)
  const { repository, sources, own, choices, configured } = input
  const repaired = repairRepository(repository, {
    sources: own === undefined ? sources : new Map([...sources, ...own]),
    help: settleAhead(choices, configured).help,
  })
  const ways = { ...input.ways, repair: false }
  return withRepairs(planWith(engine, { ...input, repository: repaired.repository, ways }), repaired)
}
