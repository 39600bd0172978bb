import { printed } from './reported.ts'
import type { Rule } from './rule.ts'

export const bearerRejected: Rule = {
  id: 'bearer-rejected',
  severity: 'error',
  causes: [2, 5, 7, 36],
  check: d => printed(d, 'bearer-rejected'),
}
