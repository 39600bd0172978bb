import type { Rule } from './rule.ts'

export const clockSkew: Rule = {
  id: 'clock-skew',
  severity: 'warning',
  explains: ['login'],
  check: d => {
    const skew = d.online?.clockSkew
    return skew === undefined || Math.abs(skew) < 120
      ? []
      : [
          {
            reason: `The clock of this machine is ${Math.round(Math.abs(skew) / 60)} minutes ${skew > 0 ? 'ahead' : 'behind'}, so logins and certificates may look expired`,
          },
        ]
  },
}
