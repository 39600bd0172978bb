import type { Diagnosis, Expected } from '../credentials/facts.ts'
import type { Credential } from '../credentials/types.ts'
import { unreadSettings } from '../credentials/unread-settings.ts'
import { cloudCredentials } from './cloud-credentials.ts'
import { goesToAnthropic, mayHaveUnseenLogin, sentIn } from './in-use.ts'
import { switchPlace } from './provider-selected.ts'
import type { Found, Rule } from './rule.ts'
import { nameOf, placeOf, variableOf } from './say.ts'

/** `--expect`: something else than expected would be used, and billed. */
export const unexpectedSource: Rule = {
  id: 'unexpected-source',
  severity: 'error',
  explains: [],
  first: true,
  uncovers: 'login',
  check: d => {
    if (d.expected === undefined) return []
    const [unread] = unreadSettings(d)
    if (unread !== undefined)
      return [
        {
          reason: `Expected ${words[d.expected]}, but what would be sent is not known`,
          file: unread.path,
          fix: 'unread',
        },
      ]
    const used = usedKind(d)
    if (used === d.expected) return []
    // It is the one that is chosen, and its own rule says what it lacks.
    if (used === undefined && d.provider?.provider === d.expected && cloudCredentials.check(d).length > 0)
      return []
    if (used === undefined && goesToAnthropic(d) && finds(d) && mayHaveUnseenLogin(d))
      return [
        {
          reason: `Expected ${words[d.expected]}, but what would be sent is not known: the Keychain could not be read`,
          fix: d.expected === 'subscription' ? 'keychain' : `want-${d.expected}`,
        },
      ]
    const sent = sentIn(d, 'xApiKey') ?? sentIn(d, 'authorization')
    const what = sent === undefined ? '' : `: ${nameOf(sent)} would be used`
    return [
      {
        reason: `Expected ${words[d.expected]}, but ${used === undefined ? 'nothing would be sent' : `${words[used]} is in the way`}${what}`,
        ...inTheWay(d, sent),
        fix: `want-${d.expected}`,
      },
    ]
  },
}

/** Nothing of what is here is refused. */
const finds = ({ resolution: r }: Diagnosis) => r.refused === undefined && r.blocked === undefined

/** What a fix acts on: the switch of a provider, else the credential that goes out. */
function inTheWay(d: Diagnosis, sent: Credential | undefined): Partial<Found> {
  if (d.provider !== undefined) return { variable: d.provider.variable, ...switchPlace(d) }
  return sent === undefined ? {} : { ...placeOf(sent), ...variableOf(sent), source: sent.source }
}

/** What `claude -p` would use from here, in the words of `--expect`. */
export function usedKind(d: Diagnosis): Expected | undefined {
  const { resolution: r } = d
  if (!r.request) return undefined
  if (r.provider === 'bedrock' || r.provider === 'vertex' || r.provider === 'foundry') return r.provider
  if (r.provider !== 'anthropic') return undefined
  if (r.baseUrl.host !== 'api.anthropic.com') return 'gateway'
  if (r.oauthBeta) return 'subscription'
  return r.xApiKey === null ? 'token' : 'key'
}

const words: Readonly<Record<Expected, string>> = {
  subscription: 'the subscription',
  key: 'an API key',
  token: 'a token of ANTHROPIC_AUTH_TOKEN',
  gateway: 'a gateway',
  bedrock: 'Amazon Bedrock',
  vertex: 'Google Vertex AI',
  foundry: 'Microsoft Foundry',
}
