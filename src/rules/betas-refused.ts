import type { Rule } from './rule.ts'

export const betasRefused: Rule = {
  id: 'betas-refused',
  severity: 'error',
  explains: ['refused'],
  check: d =>
    d.resolution.blocked === 'betas-refused'
      ? [
          {
            reason:
              'ANTHROPIC_BETAS holds a character that no header can have, and Claude Code sends nothing',
            variable: 'ANTHROPIC_BETAS',
          },
        ]
      : [],
}
