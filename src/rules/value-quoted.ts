import { valuesWith } from './in-use.ts'
import type { Rule } from './rule.ts'

export const valueQuoted: Rule = {
  id: 'value-quoted',
  severity: 'error',
  causes: [],
  check: d =>
    valuesWith(
      d,
      one => one.defects.includes('quoted'),
      name => `${name} is written with quotes, and they are sent as a part of it`,
    ),
}
