import type { Rule } from './rule.ts'

export const strayVariable: Rule = {
  id: 'stray-variable',
  severity: 'warning',
  causes: [],
  check: d =>
    d.strayNames.map(name => ({
      reason: `${name} is set, but Claude Code does not read a variable of that name`,
    })),
}
