import { reported } from './reported.ts'
import type { Rule } from './rule.ts'

export const oauthNotSupported: Rule = {
  id: 'oauth-not-supported',
  severity: 'error',
  causes: [24],
  check: d =>
    reported(
      d,
      'oauth-not-supported',
      ['oauth-refused'],
      (host, detail) => `${host} does not take OAuth here${detail}`,
    ),
}
