import { valuesWith } from './in-use.ts'
import type { Rule } from './rule.ts'

export const tokenTruncated: Rule = {
  id: 'token-truncated',
  severity: 'error',
  causes: [5, 7],
  check: d =>
    valuesWith(
      d,
      one => one.kind === 'oauth-token' && one.length >= 79 && one.length <= 81,
      (name, { length }) =>
        `${name} has ${length} characters, as if it was cut at the edge of a terminal of 80 columns`,
    ),
}
