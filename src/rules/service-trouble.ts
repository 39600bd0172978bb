import { reported } from './reported.ts'
import type { Rule } from './rule.ts'

export const serviceTrouble: Rule = {
  id: 'service-trouble',
  severity: 'warning',
  causes: [25],
  check: d =>
    reported(
      d,
      'service-trouble',
      ['service-error'],
      (host, detail) => `${host} has trouble of its own${detail}; the credential was not judged`,
    ),
}
