import { reported } from './reported.ts'
import type { Rule } from './rule.ts'

export const permissionDenied: Rule = {
  id: 'permission-denied',
  severity: 'error',
  causes: [45],
  check: d =>
    reported(
      d,
      'permission-denied',
      ['permission-denied'],
      (_host, detail) => `The key is known but may not do this${detail}`,
    ),
}
