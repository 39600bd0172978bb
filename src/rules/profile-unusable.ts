import type { Credential } from '../credentials/types.ts'
import type { Rule } from './rule.ts'

export const profileUnusable: Rule = {
  id: 'profile-unusable',
  severity: 'error',
  explains: ['silent', 'refused'],
  onlyAnthropic: true,
  check: d =>
    d.credentials.flatMap(one => {
      const { source, where, fault } = one
      if (fault === undefined) return []
      return [
        {
          reason: `The profile ${faults[fault]}: if it is in use, Claude Code sends nothing and tries nothing else`,
          file: where,
          source,
          fix: fault,
          ...(d.resolution.refused === source ? {} : { severity: 'info' as const }),
        },
      ]
    }),
}

const faults: Readonly<Record<NonNullable<Credential['fault']>, string>> = {
  name: 'has a name with a character that is not allowed, or active_config cannot be read',
  open: 'can be read by others on this machine, which is not allowed',
  token: 'has no access token',
  expired: 'has expired and cannot be renewed',
}
