import { isForeignText } from './foreign-text.ts'
import { refusedByGateway } from './gateway-key-rejected.ts'
import type { Rule } from './rule.ts'

/** An error was printed, and neither its text nor this set-up tells why. `diagnose` drops it where anything else does. */
export const unexplained: Rule = {
  id: 'unexplained',
  severity: 'error',
  explains: [],
  generic: 'always',
  rest: true,
  check: d =>
    d.pasted && refusedByGateway(d) === undefined
      ? [
          isForeignText(d)
            ? { reason: 'Judging by its words, another program printed that', fix: 'foreign' }
            : { reason: 'Nothing in this folder and terminal explains that error' },
        ]
      : [],
}
