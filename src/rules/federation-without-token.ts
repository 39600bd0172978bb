import type { Rule } from './rule.ts'

export const federationWithoutToken: Rule = {
  id: 'federation-without-token',
  severity: 'error',
  explains: ['silent'],
  check: d =>
    d.credentials
      .filter(({ source, usable }) => source === 'profile:federation' && usable === 'unusable')
      .map(one => ({
        reason:
          'Federation is configured without an identity token, and it takes precedence over the stored login',
        ...(d.resolution.refused === one.source ? {} : { severity: 'info' as const }),
        variable: one.variable,
      })),
}
