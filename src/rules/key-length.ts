import { goesToAnthropic, valuesWith } from './in-use.ts'
import type { Rule } from './rule.ts'

export const keyLength: Rule = {
  id: 'key-length',
  severity: 'warning',
  causes: [7],
  check: d =>
    valuesWith(
      d,
      one => one.kind === 'api-key' && one.length !== 108 && one.defects.length === 0 && goesToAnthropic(d),
      (name, { length }) => `${name} has ${length} characters; Console keys have 108`,
    ),
}
