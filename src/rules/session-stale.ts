import { printed } from './reported.ts'
import type { Rule } from './rule.ts'

export const sessionStale: Rule = {
  id: 'session-stale',
  severity: 'error',
  causes: [42],
  check: d => printed(d, 'session-stale'),
}
