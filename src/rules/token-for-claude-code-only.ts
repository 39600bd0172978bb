import { printed } from './reported.ts'
import type { Rule } from './rule.ts'

export const tokenForClaudeCodeOnly: Rule = {
  id: 'token-for-claude-code-only',
  severity: 'error',
  causes: [23],
  check: d => printed(d, 'token-for-claude-code-only'),
}
