import { printed } from './reported.ts'
import type { Rule } from './rule.ts'

export const configCorrupted: Rule = {
  id: 'config-corrupted',
  severity: 'error',
  causes: [],
  check: d =>
    d.configCorrupted
      ? [
          {
            reason: 'The file .claude.json is not valid JSON, and Claude Code stops before it sends anything',
          },
        ]
      : printed(d, 'config-corrupted'),
}
