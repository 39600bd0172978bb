import { goesToAnthropic } from './in-use.ts'
import type { Rule } from './rule.ts'

/**
 * The state file knows an account and the login is not there: measured, a logout takes both away. Whatever else shows why
 * nothing is sent tells more: a key that nothing loads was to be used, and needs no login.
 */
export const loginFileMissing: Rule = {
  id: 'login-file-missing',
  severity: 'warning',
  explains: ['silent'],
  onlyAnthropic: true,
  generic: 'always',
  check: d => {
    const { surroundings, login, resolution: r } = d
    return surroundings.account === true &&
      // A gateway asks for no login.
      goesToAnthropic(d) &&
      login.state === 'absent' &&
      login.hidden === undefined &&
      // On a Mac it is in the Keychain.
      d.os !== 'macos' &&
      !d.container &&
      d.ci === undefined &&
      !d.insideClaude &&
      !r.request &&
      r.refused === undefined &&
      r.blocked === undefined
      ? [
          {
            reason: `The state file .claude.json names a login's account, but the login itself, ${login.path}, is missing`,
          },
        ]
      : []
  },
}
