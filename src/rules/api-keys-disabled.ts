import { printed } from './reported.ts'
import type { Rule } from './rule.ts'

export const apiKeysDisabled: Rule = {
  id: 'api-keys-disabled',
  severity: 'error',
  causes: [],
  check: d => printed(d, 'api-keys-disabled'),
}
