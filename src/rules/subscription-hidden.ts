import type { Diagnosis } from '../credentials/facts.ts'
import { goesToAnthropic, namesUnseenLogin, sentIn, subscriptionLogin } from './in-use.ts'
import type { Found, Rule } from './rule.ts'
import { nameOf, nameWithin, placeOf, variableOf } from './say.ts'

export const subscriptionHidden: Rule = {
  id: 'subscription-hidden',
  severity: 'warning',
  explains: ['billing'],
  uncovers: 'login',
  choice: true,
  check: d => (subscriptionLogin(d) === undefined ? ofKeychain(d) : ofLogin(d)),
}

function ofLogin(d: Diagnosis): readonly Found[] {
  const login = subscriptionLogin(d)
  const sent = sentIn(d, 'authorization') ?? sentIn(d, 'xApiKey')
  const shown = sentIn(d, 'xApiKey') ?? sent
  if (login === undefined || sent === undefined || d.resolution.oauthBeta || sent.source === login.source)
    return []
  if (shown === undefined) return []
  return [
    {
      // Whoever set an address chose its server over the plan.
      ...(goesToAnthropic(d) ? {} : { severity: 'info' as const }),
      reason: `${nameOf(shown)} hides ${nameWithin(login)}: the subscription is not used`,
      ...placeOf(shown),
      ...variableOf(shown),
    },
  ]
}

function ofKeychain(d: Diagnosis): readonly Found[] {
  const sent = sentIn(d, 'authorization') ?? sentIn(d, 'xApiKey')
  if (!namesUnseenLogin(d) || sent?.kind !== 'api-key' || !goesToAnthropic(d)) return []
  return [
    {
      reason: `${nameOf(sent)} takes precedence over the login whose account .claude.json names: the key's API account pays, not a plan`,
      ...placeOf(sent),
      ...variableOf(sent),
    },
  ]
}
