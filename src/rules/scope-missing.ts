import { printed } from './reported.ts'
import type { Rule } from './rule.ts'

export const scopeMissing: Rule = {
  id: 'scope-missing',
  severity: 'error',
  causes: [],
  check: d => printed(d, 'scope-missing'),
}
