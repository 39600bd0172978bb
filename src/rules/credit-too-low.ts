import { reported } from './reported.ts'
import type { Rule } from './rule.ts'

export const creditTooLow: Rule = {
  id: 'credit-too-low',
  severity: 'error',
  causes: [43],
  check: d =>
    reported(
      d,
      'credit-too-low',
      ['credit-too-low', 'billing'],
      (_host, detail) => `The account of the key has no credits left${detail}`,
    ),
}
