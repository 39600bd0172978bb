import { valuesWith } from './in-use.ts'
import type { Rule } from './rule.ts'

export const valueWithBearer: Rule = {
  id: 'value-with-bearer',
  severity: 'error',
  causes: [],
  check: d =>
    valuesWith(
      d,
      one => one.defects.includes('bearer-prefix'),
      name => `${name} begins with Bearer, which Claude Code adds itself`,
    ),
}
