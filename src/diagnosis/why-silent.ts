import type { Resolution } from '../credentials/types.ts'
import { mayHaveUnseenLogin } from '../rules/in-use.ts'
import type { Scene } from './scene.ts'
import { nameIn } from './sent-names.ts'

/** Whether it is told as what happened, or as what would happen from here. */
export type Tense = 'past' | 'present'

/** Why Claude Code sends nothing; `undefined` where it sends something. */
export function whySilent(scene: Scene, tense: Tense): string | undefined {
  const { resolution: r } = scene.d
  if (r.blocked !== undefined || r.refused !== undefined) return ofRefusal(scene, tense)
  return r.request ? undefined : silent(scene, tense)
}

function silent({ d, gateway }: Scene, tense: Tense): string {
  if (mayHaveUnseenLogin(d) && !d.invocation.bare)
    return 'No credential was found outside the Keychain, and the Keychain could not be read.'
  if (d.insideClaude) return 'No key or login can be seen from here.'
  const lead = tense === 'past' ? 'Nothing was sent' : 'Claude Code sends nothing'
  const found = tense === 'past' ? 'Claude Code found' : 'it finds'
  return gateway === undefined
    ? `${lead}: ${found} no login, no key and no token.`
    : `${lead} to ${gateway}: ${found} no key for it.`
}

function ofRefusal({ d, sent }: Scene, tense: Tense): string {
  const { blocked } = d.resolution
  const lead = tense === 'past' ? 'Nothing was sent: Claude Code' : 'Claude Code sends nothing: it'
  if (blocked !== undefined)
    return `${lead} ${tense === 'past' ? 'stopped' : 'stops'} because ${blocks[blocked]}.`
  const what = sent === undefined ? 'the value' : nameIn(sent)
  return `${lead} ${tense === 'past' ? 'refused' : 'refuses'} ${what}.`
}

const blocks: Readonly<Record<NonNullable<Resolution['blocked']>, string>> = {
  'base-url-invalid': 'the base URL is not valid',
  'config-corrupted': 'its state file is corrupted',
  'managed-settings-unreadable': 'the managed settings are broken',
  'managed-login-required': 'managed settings require a login',
  'managed-gateway-required': 'managed settings require a gateway sign-in',
  'managed-organization-unchecked':
    'Anthropic must first confirm that the login belongs to the organization in the managed settings',
  'managed-provider-refused': 'managed settings do not allow the place requests would go to',
  'proxy-invalid': 'the proxy address is not a URL',
  'betas-refused': 'ANTHROPIC_BETAS contains a character that is not allowed in a header',
  'login-unusable': "the login's scopes are not a list",
  'profile-unusable': 'the profile cannot be used',
  'federation-without-token': 'federation has no identity token',
  'cloud-incomplete': 'what the provider needs is missing',
}
