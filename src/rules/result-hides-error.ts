import { printed } from './reported.ts'
import type { Rule } from './rule.ts'

export const resultHidesError: Rule = {
  id: 'result-hides-error',
  severity: 'warning',
  causes: [41],
  check: d => printed(d, 'result-hides-error'),
}
