import { sentIn, subscriptionLogin } from './in-use.ts'
import type { Rule } from './rule.ts'
import { nameOf, placeOf, variableOf } from './say.ts'

export const subscriptionHidden: Rule = {
  id: 'subscription-hidden',
  severity: 'warning',
  explains: ['billing'],
  check: d => {
    const login = subscriptionLogin(d)
    const sent = sentIn(d, 'authorization') ?? sentIn(d, 'xApiKey')
    const shown = sentIn(d, 'xApiKey') ?? sent
    if (login === undefined || sent === undefined || d.resolution.oauthBeta || sent.source === login.source)
      return []
    if (shown === undefined) return []
    return [
      {
        reason: `${nameOf(shown)} hides ${nameOf(login).replace(/^The/, 'the')}: the subscription is not used`,
        ...placeOf(shown),
        ...variableOf(shown),
      },
    ]
  },
}
