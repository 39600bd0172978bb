import { effective } from '../credentials/effective.ts'
import type { Rule } from './rule.ts'

export const ciSecretEmpty: Rule = {
  id: 'ci-secret-empty',
  severity: 'error',
  explains: ['silent'],
  check: d =>
    d.ci === undefined || d.ci.fork
      ? []
      : d.ci.blank
          .filter(variable => effective(variable, d) === undefined && !d.resolution.request)
          .map(variable => ({
            reason: `The pipeline sets ${variable} to an empty text: the secret did not arrive`,
            variable,
          })),
}
