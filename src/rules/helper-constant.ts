import type { Rule } from './rule.ts'
import { placeOf } from './say.ts'

export const helperConstant: Rule = {
  id: 'helper-constant',
  severity: 'warning',
  explains: ['rejected', 'billing'],
  check: d =>
    d.credentials
      .filter(({ source, variable }) =>
        d.surroundings.constantHelpers.some(
          layer => variable === 'apiKeyHelper' && source === `${layer}:apiKeyHelper`,
        ),
      )
      .map(one => ({
        reason: `apiKeyHelper only prints fixed text from ${one.where}: that is a key in a file, and it takes precedence over a login`,
        source: one.source,
        ...placeOf(one),
      })),
}
