import type { Rule } from './rule.ts'

export const homeUnset: Rule = {
  id: 'home-unset',
  severity: 'warning',
  explains: ['silent'],
  check: d =>
    d.homeUnset
      ? [{ reason: 'HOME is not set, so settings and login may be looked for elsewhere', variable: 'HOME' }]
      : [],
}
