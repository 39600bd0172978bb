import { goesToAnthropic, sentIn } from './in-use.ts'
import type { Rule } from './rule.ts'
import { nameWithin, placeOf, variableOf } from './say.ts'

export const twoCredentials: Rule = {
  id: 'two-credentials',
  severity: 'warning',
  explains: ['rejected'],
  // One of the two stays behind: then it is the hidden one that is told.
  contradicted: d => (sentIn(d, 'xApiKey') === undefined) !== (sentIn(d, 'authorization') === undefined),
  check: d => {
    const key = sentIn(d, 'xApiKey')
    const bearer = sentIn(d, 'authorization')
    if (key === undefined || bearer === undefined || key.source === bearer.source) return []
    // A gateway asked for its own token; what is Anthropic's has no business there.
    const extra = !goesToAnthropic(d) || bearer.variable === 'apiKeyHelper' ? key : bearer
    // Measured: beside a token the client waits for no helper; one of a second was in time, one of three was not.
    const late = key.variable === 'apiKeyHelper'
    const but = late ? '; if the helper takes a few seconds, the first request has only the token' : ''
    return [
      {
        reason: `Two credentials are sent together: ${nameWithin(key)} as x-api-key and ${nameWithin(bearer)} as Authorization${but}`,
        source: extra.source,
        ...placeOf(extra),
        ...variableOf(extra),
      },
    ]
  },
}
