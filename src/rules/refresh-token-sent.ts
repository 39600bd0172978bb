import { valuesWith } from './in-use.ts'
import type { Rule } from './rule.ts'

export const refreshTokenSent: Rule = {
  id: 'refresh-token-sent',
  severity: 'error',
  causes: [],
  check: d =>
    valuesWith(
      d,
      one => one.kind === 'refresh-token',
      name => `${name} is a refresh token, which is not accepted as a credential`,
    ),
}
