import type { Rule } from './rule.ts'

export const loginNotInContainer: Rule = {
  id: 'login-not-in-container',
  severity: 'warning',
  explains: ['silent'],
  check: d =>
    d.container &&
    d.ci === undefined &&
    !d.resolution.request &&
    d.login.state === 'absent' &&
    !d.insideClaude
      ? [
          {
            reason:
              'This is a container without a login; the login of a Mac stays in its Keychain, and that of Linux in ~/.claude',
          },
        ]
      : [],
}
