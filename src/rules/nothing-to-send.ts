import type { Diagnosis } from '../credentials/facts.ts'
import { unreadSettings } from '../credentials/unread-settings.ts'
import { mayHaveUnseenLogin } from './in-use.ts'
import { loginFileMissing } from './login-file-missing.ts'
import type { Rule } from './rule.ts'

export const nothingToSend: Rule = {
  id: 'nothing-to-send',
  severity: 'error',
  explains: ['silent'],
  onlyAnthropic: true,
  generic: 'always',
  contradicted: isToldBetter,
  check: d => {
    const { resolution: r } = d
    if (r.request || r.refused !== undefined || r.blocked !== undefined || d.invocation.bare) return []
    // A gateway answered where that was printed, so something was sent there: this place is another one.
    if (d.sender?.kind === 'gateway' && d.sender.proves === 'rejection') return []
    if (d.insideClaude || unreadSettings(d).length > 0) return []
    if (isToldBetter(d)) return []
    const unsure = mayHaveUnseenLogin(d)
    return [
      {
        reason: unsure
          ? 'Nothing is set outside the Keychain, so the login in it is used, if there is one'
          : 'No key, token or login is set, so Claude Code sends nothing and asks for a login',
        ...(unsure ? { severity: 'info' as const } : {}),
      },
    ]
  },
}

/** A login was here: that says the same, and more. */
function isToldBetter(d: Diagnosis): boolean {
  return loginFileMissing.check(d).length > 0
}
