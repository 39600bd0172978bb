import { isRefused } from '../credentials/shape.ts'
import { valuesWith } from './in-use.ts'
import type { Rule } from './rule.ts'

export const valueNonAscii: Rule = {
  id: 'value-non-ascii',
  severity: 'error',
  causes: [],
  check: d =>
    valuesWith(
      d,
      one => one.defects.includes('latin-1') && !isRefused(one),
      name => `${name} holds a letter with an accent or a no-break space, and is sent with it`,
    ),
}
