import type { Rule } from './rule.ts'
import { placeOf } from './say.ts'

export const helperNotExecutable: Rule = {
  id: 'helper-not-executable',
  severity: 'error',
  explains: ['silent', 'rejected'],
  check: d =>
    d.helper?.program === 'not-executable'
      ? [
          {
            reason: 'The program of apiKeyHelper is not executable, so empty credentials are sent',
            ...placeOf(d.helper),
          },
        ]
      : [],
}
