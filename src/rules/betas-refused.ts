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
              'ANTHROPIC_BETAS contains a character that is not allowed in a header, and Claude Code sends nothing',
            variable: 'ANTHROPIC_BETAS',
          },
        ]
      : [],
}
