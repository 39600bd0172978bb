import { valuesWith } from './in-use.ts'
import type { Rule } from './rule.ts'

export const valueReference: Rule = {
  id: 'value-reference',
  severity: 'error',
  causes: [],
  check: d =>
    valuesWith(
      d,
      one =>
        one.kind === 'reference' && one.variable !== 'apiKeyHelper' && !one.source.startsWith('profile:'),
      name => `${name} is a reference that nothing has resolved, and it is sent as that text`,
    ),
}
