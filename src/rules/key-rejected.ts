import { reported } from './reported.ts'
import type { Rule } from './rule.ts'

export const keyRejected: Rule = {
  id: 'key-rejected',
  severity: 'error',
  causes: [1, 44],
  check: d =>
    reported(
      d,
      'key-rejected',
      ['key-rejected', 'credential-missing'],
      (host, detail) => `${host} rejects the API key${detail}`,
    ),
}
