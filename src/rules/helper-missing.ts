import type { Rule } from './rule.ts'
import { placeOf } from './say.ts'

export const helperMissing: Rule = {
  id: 'helper-missing',
  severity: 'error',
  explains: ['silent', 'rejected'],
  check: d =>
    d.helper?.program === 'missing' && d.helper.run !== 'ok'
      ? d.helper.unquoted === true
        ? [
            {
              reason:
                'The path of apiKeyHelper has blanks and no quotes, so the shell looks for its first word alone, and empty credentials are sent',
              ...placeOf(d.helper),
              fix: 'blanks',
            },
          ]
        : [
            {
              reason: `${d.helper.named ?? 'The program of apiKeyHelper'} is not there${d.helper.named === undefined ? '' : ', and apiKeyHelper starts it'}, so empty credentials are sent`,
              ...placeOf(d.helper),
              ...(d.helper.named?.includes('/') === true ? { fix: 'path' } : {}),
            },
          ]
      : [],
}
