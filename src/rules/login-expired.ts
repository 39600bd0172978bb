import type { Rule } from './rule.ts'

export const loginExpired: Rule = {
  id: 'login-expired',
  severity: 'error',
  explains: ['silent', 'rejected'],
  check: d => {
    if (d.login.expired !== true || d.login.refreshToken !== false) return []
    const used = d.resolution.authorization === 'login:credentials-file'
    return [
      {
        reason: 'The stored login has expired and has no refresh token, so it cannot be renewed',
        file: d.login.path,
        ...(used ? {} : { severity: 'info' as const }),
      },
    ]
  },
}
