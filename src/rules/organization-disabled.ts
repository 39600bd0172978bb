import { reported } from './reported.ts'
import type { Rule } from './rule.ts'

export const organizationDisabled: Rule = {
  id: 'organization-disabled',
  severity: 'error',
  causes: [],
  check: d =>
    reported(
      d,
      'organization-disabled',
      ['organization-disabled'],
      (_host, detail) => `The organization of this credential is disabled${detail}`,
    ),
}
