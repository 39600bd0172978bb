import { printed } from './reported.ts'
import type { Rule } from './rule.ts'

export const federationFailed: Rule = {
  id: 'federation-failed',
  severity: 'error',
  causes: [],
  check: d => printed(d, 'federation-failed'),
}
