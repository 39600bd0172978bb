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
            reason: d.surroundings.codespace
              ? 'This codespace has no login, and none of its secrets is a token or a key'
              : 'This container has no login: that of the machine outside stays there, on a Mac in the Keychain, on Linux in ~/.claude',
          },
        ]
      : [],
}
