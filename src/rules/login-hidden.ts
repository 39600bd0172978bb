import type { Rule } from './rule.ts'

export const loginHidden: Rule = {
  id: 'login-hidden',
  severity: 'warning',
  explains: ['silent'],
  check: d =>
    d.login.hidden !== undefined && d.login.state === 'absent' && !d.resolution.request
      ? [
          {
            reason: `CLAUDE_CONFIG_DIR points elsewhere, so the login in ${d.login.hidden} is not seen`,
            variable: 'CLAUDE_CONFIG_DIR',
          },
        ]
      : [],
}
