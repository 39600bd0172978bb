import { valuesWith } from './in-use.ts'
import type { Rule } from './rule.ts'

export const adminKey: Rule = {
  id: 'admin-key',
  severity: 'error',
  causes: [],
  check: d =>
    valuesWith(
      d,
      one => one.kind === 'admin-key' || one.kind === 'enterprise-admin-key',
      name => `${name} is an admin key, which is not valid for messages`,
    ),
}
