import { printed } from './reported.ts'
import type { Rule } from './rule.ts'

export const tokenRevoked: Rule = {
  id: 'token-revoked',
  severity: 'error',
  causes: [15, 28],
  check: d => printed(d, 'token-revoked'),
}
