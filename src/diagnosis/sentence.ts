import type { Diagnosis } from '../credentials/facts.ts'
import type { Resolution } from '../credentials/types.ts'
import { unreadSettings } from '../credentials/unread-settings.ts'
import { mayHaveUnseenLogin } from '../rules/in-use.ts'
import { nameOf } from '../rules/say.ts'

/** What goes out, in one sentence with full stop. */
export function sentence(who: string, r: Resolution, d: Diagnosis): string {
  const named = (source: Resolution['xApiKey'], header?: 'x-api-key' | 'authorization') => {
    const all = d.credentials.filter(one => one.source === source)
    const found = all.find(one => one.header === header) ?? all[0]
    return found === undefined ? undefined : nameOf(found).replace(/^The /, 'the ')
  }
  if (r.blocked !== undefined) return `${who} stops before it sends anything${blocks[r.blocked]}.`
  if (r.refused !== undefined) return `${who} sends nothing: it refuses ${named(r.refused) ?? 'a value'}.`
  if (!r.request) {
    const unread = (r.unknownInputs ?? []).filter(one => one.unread === true)
    if (unread.length > 0)
      return `${who} sends nothing that can be seen from here: ${unread.map(({ where }) => where).join(' and ')} could not be read.`
    if (!mayHaveUnseenLogin(d) || r.baseUrl.host !== 'api.anthropic.com')
      return `${who} sends nothing: it finds no key, token or login.`
    return d.ssh
      ? `${who} sends nothing while the Keychain is locked, as it is over SSH.`
      : `${who} sends the login in the Keychain, if there is one (it could not be read).`
  }
  const x = r.xApiKey === null ? undefined : (named(r.xApiKey, 'x-api-key') ?? '')
  const bearer = r.authorization === null ? undefined : (named(r.authorization, 'authorization') ?? '')
  const parts = [
    ...(x === undefined ? [] : [`${x} as x-api-key`]),
    ...(bearer === undefined ? [] : [x === bearer ? 'as Authorization' : `${bearer} as Authorization`]),
  ]
  const cloud = r.provider === 'anthropic' ? undefined : `the provider ${r.provider}`
  if (parts.length === 0) return `${who} asks ${cloud ?? r.baseUrl.host}, with the cloud's own credentials.`
  return `${who} sends ${parts.join(' and ')} to ${cloud ?? r.baseUrl.host ?? 'a base URL that is not valid'}.`
}

const blocks: Readonly<Record<NonNullable<Resolution['blocked']>, string>> = {
  'base-url-invalid': ': the base URL is not valid',
  'config-corrupted': ': its state file is corrupted',
  'managed-settings-unreadable': ': the managed settings are broken',
  'managed-login-required': ': managed settings require a login',
  'managed-gateway-required': ': managed settings require a gateway sign-in',
  'managed-organization-unchecked':
    ', unless Anthropic confirms that the login belongs to the organization of the managed settings',
  'managed-provider-refused': ': managed settings do not allow the place requests would go to',
  'proxy-invalid': ': the proxy address is not a URL',
  'betas-refused': ': ANTHROPIC_BETAS contains a character that is not allowed in a header',
  'login-unusable': ": the login's scopes are not a list",
  'profile-unusable': ': the profile cannot be used',
  'federation-without-token': ': federation has no identity token',
  'cloud-incomplete': ': what the provider needs is missing',
}

/** The sentence about an interactive session, where it differs; it comes first. */
export function difference(d: Diagnosis): string | undefined {
  const { resolution: p, interactive: i } = d
  if (unreadSettings(d).length > 0) return undefined
  const same =
    p.request === i.request &&
    p.xApiKey === i.xApiKey &&
    p.authorization === i.authorization &&
    p.refused === i.refused
  const asks = i.asks ?? []
  // The question of trust alone is worth a line only where the folder has settings that wait for it.
  const waiting = d.settings.some(
    ({ layer, state }) => state === 'loaded' && (layer === 'project' || layer === 'local'),
  )
  if (same && !(asks.length > 0 && waiting)) return undefined
  return `${sentence(opening(asks), i, d)} (${i.measuredOn === undefined ? 'as documented' : `seen on Claude Code ${i.measuredOn}`})`
}

function opening(asks: NonNullable<Resolution['asks']>): string {
  const who = 'An interactive session'
  if (asks.length === 0) return who
  const questions = asks.map(ask =>
    ask === 'trust' ? 'whether you trust this folder' : 'whether to use the key',
  )
  const then = asks.includes('key') ? 'without a yes for the key it' : 'then it'
  return `${who} first asks ${questions.join(' and ')}; ${then}`
}
