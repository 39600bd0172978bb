import { valuesWith } from './in-use.ts'
import type { Rule } from './rule.ts'

export const valueWithSpace: Rule = {
  id: 'value-with-space',
  severity: 'error',
  causes: [5],
  check: d =>
    valuesWith(
      d,
      one => one.defects.includes('inner-space') && one.kind !== 'placeholder',
      name => `${name} holds a space inside, as after copying from a wrapped line`,
    ),
}
