import type { Diagnosis } from '../credentials/facts.ts'
import type { Found, Rule } from './rule.ts'

export const loginHidden: Rule = {
  id: 'login-hidden',
  severity: 'warning',
  explains: ['silent'],
  uncovers: 'login',
  check: d => [
    ...ofKeychain(d),
    ...(d.login.hidden !== undefined && d.login.state === 'absent' && !d.resolution.request
      ? [
          {
            reason: `CLAUDE_CONFIG_DIR points elsewhere, so the login in ${d.login.hidden} is not used`,
            variable: 'CLAUDE_CONFIG_DIR',
          },
        ]
      : []),
  ],
}

/** Reported by several independent tools; the documentation does not say it. */
function ofKeychain(d: Diagnosis): readonly Found[] {
  const isBlind = d.os === 'macos' && d.login.keychain === 'unknown' && d.login.hidden === undefined
  return isBlind && d.configDirMoved && !d.resolution.request
    ? [
        {
          reason:
            'CLAUDE_CONFIG_DIR names another folder, and on a Mac each folder has its own login in the Keychain',
          variable: 'CLAUDE_CONFIG_DIR',
        },
      ]
    : []
}
