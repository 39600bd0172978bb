import { sentIn } from './in-use.ts'
import type { Rule } from './rule.ts'
import { nameOf, placeOf, variableOf } from './say.ts'

export const twoCredentials: Rule = {
  id: 'two-credentials',
  severity: 'warning',
  causes: [2, 32],
  check: d => {
    const key = sentIn(d, 'xApiKey')
    const bearer = sentIn(d, 'authorization')
    if (key === undefined || bearer === undefined || key.source === bearer.source) return []
    return [
      {
        reason: `Two credentials go out together: ${nameOf(key)} as x-api-key and ${nameOf(bearer)} as Authorization`,
        ...placeOf(bearer),
        ...(bearer.variable === 'apiKeyHelper' ? variableOf(key) : variableOf(bearer)),
      },
    ]
  },
}
