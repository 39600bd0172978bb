import type { Rule } from './rule.ts'
import { placeOf } from './say.ts'

export const helperHoldsKey: Rule = {
  id: 'helper-holds-key',
  severity: 'error',
  explains: ['silent', 'rejected', 'refused'],
  check: d =>
    d.credentials
      .filter(({ variable, kind }) => variable === 'apiKeyHelper' && kind !== 'command' && kind !== 'empty')
      .map(one => ({
        reason: 'apiKeyHelper contains a key instead of a command that prints one',
        ...placeOf(one),
      })),
}
