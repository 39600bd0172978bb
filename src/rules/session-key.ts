import { valuesWith } from './in-use.ts'
import type { Rule } from './rule.ts'

export const sessionKey: Rule = {
  id: 'session-key',
  severity: 'error',
  causes: [],
  check: d =>
    valuesWith(
      d,
      one => one.kind === 'session-key',
      name => `${name} is a session cookie of claude.ai, which Claude Code cannot use`,
    ),
}
