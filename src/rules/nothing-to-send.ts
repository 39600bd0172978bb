import { unreadSettings } from '../credentials/unread-settings.ts'
import type { Rule } from './rule.ts'

export const nothingToSend: Rule = {
  id: 'nothing-to-send',
  severity: 'error',
  explains: ['silent'],
  generic: 'always',
  check: d => {
    const { resolution: r } = d
    const silent =
      r.request || r.refused !== undefined || r.blocked !== undefined || r.provider !== 'anthropic'
    if (silent || d.invocation.bare) return []
    // A gateway answered where that was printed, so something was sent there: this place is another one.
    if (d.sender?.kind === 'gateway' && d.sender.proves === 'rejection') return []
    if (d.insideClaude || unreadSettings(d).length > 0) return []
    const unsure = d.os === 'macos' && d.login.keychain !== 'absent'
    return [
      {
        reason: unsure
          ? 'No credential was found outside the Keychain, and the Keychain could not be read'
          : 'No credential is set, so Claude Code sends nothing and asks for a login',
        ...(unsure ? { severity: 'info' as const } : {}),
      },
    ]
  },
}
