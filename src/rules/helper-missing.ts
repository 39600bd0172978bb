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
                'The apiKeyHelper path has spaces and no quotes, so the shell looks only for its first word, and an empty key is sent',
              ...placeOf(d.helper),
              fix: 'blanks',
            },
          ]
        : [
            {
              reason: `${d.helper.named ?? 'The apiKeyHelper program'} is missing${d.helper.named === undefined ? '' : ', and apiKeyHelper starts it'}, so an empty key is sent`,
              ...placeOf(d.helper),
              ...(d.helper.named?.includes('/') === true ? { fix: 'path' } : {}),
            },
          ]
      : [],
}
