import { reported } from './reported.ts'
import type { Rule } from './rule.ts'

export const rateLimited: Rule = {
  id: 'rate-limited',
  severity: 'warning',
  causes: [],
  check: d =>
    reported(
      d,
      'rate-limited',
      ['rate-limited'],
      (host, detail) => `${host} limits the rate of this account${detail}; the credential is valid`,
    ),
}
