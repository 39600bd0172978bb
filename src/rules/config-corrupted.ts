import type { Rule } from './rule.ts'

export const configCorrupted: Rule = {
  id: 'config-corrupted',
  severity: 'error',
  explains: ['refused'],
  check: d =>
    d.configCorrupted
      ? [
          {
            reason: `The state file ${d.statePath ?? '.claude.json'} is not valid JSON, and Claude Code stops before it sends anything`,
          },
        ]
      : [],
}
