import { printed } from './reported.ts'
import type { Rule } from './rule.ts'

export const loginCodeInvalid: Rule = {
  id: 'login-code-invalid',
  severity: 'error',
  causes: [37],
  check: d => printed(d, 'login-code-invalid'),
}
