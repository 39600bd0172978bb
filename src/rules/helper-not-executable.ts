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
            reason: 'The apiKeyHelper program is not executable, so an empty key is sent',
            ...placeOf(d.helper),
          },
        ]
      : [],
}
