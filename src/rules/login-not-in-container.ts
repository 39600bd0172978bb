import type { Rule } from './rule.ts'

export const loginNotInContainer: Rule = {
  id: 'login-not-in-container',
  severity: 'warning',
  explains: ['silent'],
  onlyAnthropic: true,
  check: d =>
    d.container &&
    d.ci === undefined &&
    !d.resolution.request &&
    // Something is there, and the client stops at it.
    d.resolution.refused === undefined &&
    d.resolution.blocked === undefined &&
    // At a gateway no login of Anthropic would count.
    !d.resolution.baseUrl.defects.includes('third-party') &&
    d.login.state === 'absent' &&
    !d.insideClaude
      ? [
          {
            reason: d.surroundings.codespace
              ? 'This codespace has no login, and none of its secrets is a token or a key'
              : d.surroundings.account === true
                ? 'The state file .claude.json of this container names an account, but the login itself is not here: outside it is in ~/.claude/.credentials.json on Linux, in the Keychain on a Mac'
                : 'This container has no login: the one outside stays there, in the Keychain on a Mac, in ~/.claude on Linux',
          },
        ]
      : [],
}
