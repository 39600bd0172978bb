import { reported } from './reported.ts'
import type { Rule } from './rule.ts'

export const accessRefused: Rule = {
  id: 'access-refused',
  severity: 'error',
  causes: [20],
  check: d =>
    reported(
      d,
      'access-refused',
      ['access-refused'],
      (host, detail) => `${host} refuses access from this network${detail}`,
    ),
}
