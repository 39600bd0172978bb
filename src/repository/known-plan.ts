import { lineTemplates } from 'virtual:line-templates'
import { planAtAGlance } from '../core/glance/plan-at-a-glance.ts'
import type { RepositoryPlan } from '../core/plan-with.ts'
import { glanceAt } from '../io/glance.ts'
import type { PlanRequest } from './plan-request.ts'

/**
 * The plan of a repository in which certainly nothing is to be done, for a run that asks for nothing of its own;
 * `undefined` says nothing.
 */
export function knownPlan({
  root,
  asked,
  want,
  mayReplace,
  given,
  policy,
}: PlanRequest): RepositoryPlan | undefined {
  const isOwn = want === 'absent' || mayReplace === true || given !== undefined || policy !== undefined
  if (isOwn || Object.values(asked).some(value => value !== undefined)) return undefined
  const seen = glanceAt(root)
  return seen === undefined ? undefined : planAtAGlance(seen, lineTemplates)
}
