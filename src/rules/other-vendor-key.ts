import { goesToAnthropic, valuesWith } from './in-use.ts'
import type { Rule } from './rule.ts'

export const otherVendorKey: Rule = {
  id: 'other-vendor-key',
  severity: 'error',
  causes: [],
  check: d =>
    valuesWith(
      d,
      one => one.kind === 'other-vendor-key' && goesToAnthropic(d),
      name => `${name} looks like the key of another service`,
    ),
}
