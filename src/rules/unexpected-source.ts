import type { Diagnosis, Expected } from '../credentials/facts.ts'
import { type InTheWay, inTheWay, isStopped, without } from '../credentials/in-the-way.ts'
import { providerNames } from '../credentials/provider-names.ts'
import { unreadSettings } from '../credentials/unread-settings.ts'
import { usedKindOf } from '../credentials/used-kind.ts'
import { ciFork } from './ci-fork.ts'
import { cloudCredentials } from './cloud-credentials.ts'
import { goesToAnthropic, mayHaveUnseenLogin, sentIn } from './in-use.ts'
import type { Found, Rule } from './rule.ts'
import { inWords, nameWithin, placeOf, setAt, variableOf } from './say.ts'

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
    const used = usedKindOf(d.resolution)
    if (used === d.expected) return []
    // It is the one that is chosen, and its own rule says what it lacks.
    if (used === undefined && d.provider?.provider === d.expected && cloudCredentials.check(d).length > 0)
      return []
    const all = inTheWay(d, d.expected)
    if (all.length === 0 && used === undefined && goesToAnthropic(d) && finds(d) && mayHaveUnseenLogin(d))
      return [
        {
          reason: `Expected ${words[d.expected]}, but what would be sent is not known: the Keychain could not be read`,
          fix: d.expected === 'subscription' ? 'keychain' : `want-${d.expected}`,
        },
      ]
    return [
      {
        reason: `Expected ${words[d.expected]}, but ${instead(d, all)}`,
        ...placed(all[0]),
        fix: `want-${d.expected}`,
        ...(all.length === 0 ? {} : { inTheWay: all }),
        ...(isToldBefore(d, all, d.expected) ? { behind: true as const } : {}),
      },
    ]
  },
}

/** Nothing of what is here is refused. */
const finds = ({ resolution: r }: Diagnosis) => r.refused === undefined && r.blocked === undefined

/** Another rule says what stops the client, what is wrong with the expected one, or why the job does not get it. */
function isToldBefore(d: Diagnosis, all: readonly InTheWay[], expected: Expected): boolean {
  if (isStopped(without(d, all), expected)) return true
  return (
    all.length === 0 &&
    (d.resolution.refused !== undefined || (!d.resolution.request && ciFork.check(d).length > 0))
  )
}

/** What is used in its place, and all that has to go for that. */
function instead(d: Diagnosis, all: readonly InTheWay[]): string {
  const used = usedWords(d)
  const names = all.map(nameOfOne)
  const lead = used === undefined ? '' : `${used} is in the way: `
  if (names.length > 1) return `${lead}${inWords(names)} take precedence`
  if (names[0] !== undefined)
    return all[0]?.what === 'credential' && used !== undefined
      ? `${lead}${names[0]} would be used`
      : `${lead}${names[0]} takes precedence`
  if (used === undefined) return 'nothing would be sent'
  const sent = sentIn(d, 'xApiKey') ?? sentIn(d, 'authorization')
  return `${used} would be used${sent === undefined ? '' : `: ${nameWithin(sent)}`}`
}

function usedWords({ resolution: r, provider }: Diagnosis): string | undefined {
  const used = usedKindOf(r)
  if (used !== undefined) return words[used]
  return provider === undefined ? undefined : providerNames[provider.provider]
}

function nameOfOne({ what, variable, where, credential }: InTheWay): string {
  if (credential !== undefined) return nameWithin(credential)
  if (what === 'bare' && where === 'command line') return variable
  return setAt(variable, { where })
}

/** Where the finding stands: at the first of them. */
function placed(one: InTheWay | undefined): Partial<Found> {
  if (one === undefined) return {}
  const { what, credential } = one
  const source = credential === undefined ? {} : { source: credential.source }
  return what === 'bare' && one.where === 'command line'
    ? {}
    : { ...placeOf(one), ...variableOf(one), ...source }
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
