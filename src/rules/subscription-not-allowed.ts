import { reported } from './reported.ts'
import type { Rule } from './rule.ts'

export const subscriptionNotAllowed: Rule = {
  id: 'subscription-not-allowed',
  severity: 'error',
  causes: [22],
  check: d =>
    reported(
      d,
      'subscription-not-allowed',
      ['subscription-not-allowed'],
      (host, detail) => `${host} refuses subscriptions for this organization${detail}`,
    ),
}
