import type { Rule } from './rule.ts'

export const homeUnset: Rule = {
  id: 'home-unset',
  severity: 'warning',
  explains: ['silent'],
  check: d => {
    if (d.homeUnset)
      return [
        { reason: 'HOME is not set, so settings and login may be looked for elsewhere', variable: 'HOME' },
      ]
    // A user without an entry in /etc/passwd gets such a home.
    return d.homeMissing === true && !d.resolution.request
      ? [
          {
            reason: 'HOME names a folder that does not exist, so no settings and no login are found',
            variable: 'HOME',
            severity: 'error',
            fix: 'missing-folder',
          },
        ]
      : []
  },
}
