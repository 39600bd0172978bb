import type { Rule } from './rule.ts'

export const desktopLoginApart: Rule = {
  id: 'desktop-login-apart',
  severity: 'warning',
  explains: ['silent', 'login'],
  check: d =>
    d.surroundings.desktop &&
    // Claude Code had a login of its own.
    d.surroundings.account !== true &&
    !d.resolution.request &&
    d.resolution.refused === undefined &&
    d.resolution.blocked === undefined
      ? [
          {
            reason: 'The Claude Desktop app has its own login; Claude Code has none yet',
          },
        ]
      : [],
}
