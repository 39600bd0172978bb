import type { Rule } from './rule.ts'

/** An error was printed, and neither its text nor this set-up tells why. `diagnose` drops it where anything else does. */
export const unexplained: Rule = {
  id: 'unexplained',
  severity: 'error',
  explains: [],
  generic: 'always',
  check: d => (d.pasted ? [{ reason: 'Nothing in this folder and terminal explains that error' }] : []),
}
