import { goesToAnthropic, valuesWith } from './in-use.ts'
import type { Rule } from './rule.ts'

export const valuePlaceholder: Rule = {
  id: 'value-placeholder',
  severity: 'error',
  causes: [],
  check: d =>
    valuesWith(
      d,
      one => one.kind === 'placeholder',
      name => `${name} is a placeholder, not a credential`,
      // A server on this machine often asks for no key, and people write one only so that something is sent.
    ).map(found =>
      goesToAnthropic(d) || found.severity !== undefined ? found : { ...found, severity: 'warning' },
    ),
}
