import type { Rule } from './rule.ts'

export const loginReadOnly: Rule = {
  id: 'login-read-only',
  severity: 'warning',
  explains: ['silent', 'rejected'],
  check: d =>
    d.login.readOnly === true
      ? [
          {
            reason:
              'The login file or its folder is not writable, so a renewed token is lost and the login ends within hours',
            file: d.login.path,
          },
        ]
      : [],
}
