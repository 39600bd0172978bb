import type { Rule } from './rule.ts'
import { placeOf } from './say.ts'

export const helperMissing: Rule = {
  id: 'helper-missing',
  severity: 'error',
  explains: ['silent', 'rejected'],
  check: d =>
    d.helper?.program === 'missing' && d.helper.run !== 'ok'
      ? [
          {
            reason: 'The program of apiKeyHelper is not there, so empty credentials are sent',
            ...placeOf(d.helper),
          },
        ]
      : [],
}
