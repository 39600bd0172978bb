import { printed } from './reported.ts'
import type { Rule } from './rule.ts'

export const modelNotFound: Rule = {
  id: 'model-not-found',
  severity: 'warning',
  causes: [],
  check: d => printed(d, 'model-not-found'),
}
