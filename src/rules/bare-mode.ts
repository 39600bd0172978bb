import { subscriptionLogin } from './in-use.ts'
import type { Rule } from './rule.ts'
import { nameOf } from './say.ts'

export const bareMode: Rule = {
  id: 'bare-mode',
  severity: 'error',
  explains: ['silent'],
  check: d => {
    if (!d.invocation.bare || d.resolution.request) return []
    const login = subscriptionLogin(d) ?? d.credentials.find(({ variable }) => variable === 'apiKeyHelper')
    return login === undefined
      ? []
      : [
          {
            reason: `Bare mode reads no login, no OAuth token and no helper, so ${nameOf(login)} is not used`,
            variable: 'CLAUDE_CODE_SIMPLE',
          },
        ]
  },
}
