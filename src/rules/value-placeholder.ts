import { valuesWith } from './in-use.ts'
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
    ),
}
