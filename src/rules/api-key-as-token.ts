import { goesToAnthropic, valuesWith } from './in-use.ts'
import type { Rule } from './rule.ts'

export const apiKeyAsToken: Rule = {
  id: 'api-key-as-token',
  severity: 'error',
  causes: [32],
  check: d =>
    valuesWith(
      d,
      one =>
        one.kind === 'api-key' &&
        (one.variable === 'CLAUDE_CODE_OAUTH_TOKEN' ||
          (one.variable === 'ANTHROPIC_AUTH_TOKEN' && goesToAnthropic(d))),
      name => `${name} holds an API key, which is sent as a bearer token`,
    ),
}
