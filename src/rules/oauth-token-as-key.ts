import { valuesWith } from './in-use.ts'
import type { Rule } from './rule.ts'

export const oauthTokenAsKey: Rule = {
  id: 'oauth-token-as-key',
  severity: 'error',
  causes: [],
  check: d =>
    valuesWith(
      d,
      one => one.kind === 'oauth-token' && one.variable === 'ANTHROPIC_API_KEY',
      name => `${name} holds an OAuth token, which is sent as an API key and rejected`,
    ),
}
