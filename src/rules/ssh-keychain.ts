import { sentIn } from './in-use.ts'
import type { Rule } from './rule.ts'

export const sshKeychain: Rule = {
  id: 'ssh-keychain',
  severity: 'warning',
  explains: ['silent', 'rejected'],
  check: d =>
    d.os === 'macos' &&
    (d.ssh || d.surroundings.service === 'cron') &&
    (sentIn(d, 'authorization')?.source === 'login:keychain' || !d.resolution.request)
      ? [
          {
            reason: d.ssh
              ? 'Over SSH the login Keychain of a Mac is locked, so Claude Code cannot read its login'
              : 'A job of cron has no access to the Keychain of a Mac, in which the login lies',
          },
        ]
      : [],
}
