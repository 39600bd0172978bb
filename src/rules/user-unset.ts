import type { Rule } from './rule.ts'

export const userUnset: Rule = {
  id: 'user-unset',
  severity: 'warning',
  explains: ['silent'],
  check: d =>
    d.userUnset && d.os === 'macos' && !d.resolution.request
      ? [{ reason: 'USER is not set, and the Keychain is asked under that name', variable: 'USER' }]
      : [],
}
