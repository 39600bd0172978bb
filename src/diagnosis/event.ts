import type { Diagnosis } from '../credentials/facts.ts'
import { labelOf } from '../credentials/sources.ts'
import type { Credential, Provider, Resolution } from '../credentials/types.ts'
import type { RuleFinding } from '../rules/diagnose.ts'
import { possibleOutcomes } from '../rules/outcomes.ts'
import type { Scene } from './scene.ts'

/** What happened, in the reader's words: in the past where an error was printed, else what would happen. */
export function eventOf(first: RuleFinding | undefined, scene: Scene): string {
  const { d, gateway } = scene
  const { resolution: r } = d
  const said = first !== undefined && !first.seen
  const possible = possibleOutcomes(d)
  const outcome = first?.rule.explains.find(one => possible.has(one)) ?? first?.rule.explains[0]
  if (d.pasted && outcome !== undefined && said) {
    if (outcome === 'elsewhere') return elsewhere(d)
    if (outcome === 'login') return 'The login did not go through; no credential was judged.'
    if (outcome === 'unreachable') return `No answer of ${hostOf(r)}: nothing was judged.`
    if (outcome === 'service')
      return `${hostOf(r)} could not serve the request; it says nothing about the credential.`
  }
  // A page of a proxy is no answer of the API, whatever its status.
  if (d.pasted && d.sender?.kind === 'proxy' && gateway === undefined && r.request) return elsewhere(d)
  if (d.pasted && outcome === 'unreachable')
    return `No answer of ${hostOf(r)}: the credential was not judged.`
  if (first?.rule.id === 'onboarding-unfinished' && d.pasted)
    return 'Claude Code asked for a login before it looked at the credential.'
  if (r.blocked !== undefined || r.refused !== undefined) return refused(scene)
  if (!r.request) return silent(scene)
  if (r.provider !== 'anthropic') {
    return d.pasted
      ? `The answer came from ${providers[r.provider]}; keys and logins of Anthropic play no part there.`
      : `Claude Code uses ${providers[r.provider]}; keys and logins of Anthropic play no part there.`
  }
  const interactiveSilent =
    d.ci === undefined && !d.interactive.request && first?.rule.explains.includes('silent')
  if (interactiveSilent) {
    const tense = d.pasted ? 'found' : 'finds'
    return `In a session Claude Code ${tense} nothing to send; claude -p sends ${sentNames(scene)}.`
  }
  if (!d.pasted) return `Claude Code sends ${sentNames(scene)} to ${hostOf(r)}.${unused(scene, 'is')}`
  if (gateway !== undefined)
    return `${sentNames(scene, true)} went to ${gateway}, and this ${d.sender?.status ?? 'answer'} came from there, not from Anthropic.`
  if (outcome === 'rejected' || outcome === 'silent')
    return `The API rejected ${sentNames(scene)}.${unused(scene, 'was')}`
  if (outcome === 'forbidden')
    return `The API knows ${sentNames(scene)}, and refused the request.${unused(scene, 'was')}`
  if (outcome === 'billing')
    return `The API got ${sentNames(scene)}, and that account has to pay.${unused(scene, 'was')}`
  return `${sentNames(scene, true)} went to ${hostOf(r)}, and an error came back.${unused(scene, 'was')}`
}

function elsewhere({ sender }: Diagnosis): string {
  const what = sender?.status === undefined ? 'text' : String(sender.status)
  const name = sender?.name ?? senders[sender?.kind ?? '']
  return name === undefined
    ? `This ${what} did not come from Claude Code or its API.`
    : `This ${what} came from ${name}, not from Anthropic.`
}

const senders: Readonly<Record<string, string>> = {
  github: 'GitHub',
  npm: 'npm',
  git: 'a git server',
  mcp: 'an MCP server',
  proxy: 'a proxy or a firewall on the way',
}

function silent({ d, gateway }: Scene): string {
  const unsure = d.os === 'macos' && d.login.keychain !== 'absent'
  if (unsure) return 'No credential was found outside the Keychain, which could not be looked into.'
  if (d.insideClaude) return 'No credential can be seen from here.'
  const lead = d.pasted ? 'Nothing was sent' : 'Claude Code sends nothing'
  const found = d.pasted ? 'found' : 'finds'
  const who = d.pasted ? 'Claude Code' : 'it'
  return gateway === undefined
    ? `${lead}: ${who} ${found} no login, no key and no token.`
    : `${lead} to ${gateway}: ${who} ${found} no credential for it.`
}

function refused({ d, sent }: Scene): string {
  const { blocked } = d.resolution
  const lead = d.pasted ? 'Nothing was sent' : 'Claude Code sends nothing'
  const stops = d.pasted ? 'Claude Code stopped' : 'it stops'
  if (blocked !== undefined) return `${lead}: ${stops} because ${blocks[blocked]}.`
  const what = sent === undefined ? 'the value' : nameIn(sent)
  return `${lead}: ${d.pasted ? 'Claude Code refused' : 'it refuses'} ${what}.`
}

const blocks: Readonly<Record<NonNullable<Resolution['blocked']>, string>> = {
  'base-url-invalid': 'the base URL is not valid',
  'config-corrupted': 'its state file is corrupted',
  'managed-settings-unreadable': 'the managed settings are broken',
  'managed-login-required': 'managed settings require a login',
  'managed-gateway-required': 'managed settings require the sign-in of a gateway',
  'managed-organization-unchecked':
    'Anthropic has to confirm first that the login belongs to the organization of the managed settings',
  'managed-provider-refused': 'managed settings do not allow the place to which requests would go',
  'proxy-invalid': 'the address of the proxy is not a URL',
  'profile-unusable': 'the profile cannot be used any more',
  'federation-without-token': 'federation has no identity token',
  'cloud-incomplete': 'what the provider needs is not there',
}

const providers: Readonly<Record<Provider, string>> = {
  anthropic: 'Anthropic',
  bedrock: 'Amazon Bedrock',
  vertex: 'Google Vertex AI',
  foundry: 'Microsoft Foundry',
  aws: 'Anthropic on AWS',
  mantle: 'Amazon Bedrock (Mantle)',
  'google-cloud': 'Anthropic on Google Cloud',
}

/** What goes out, in the reader's words: `the key in ~/.claude/settings.json and your login`. */
export function sentNames({ d }: Scene, asSubject = false): string {
  const { xApiKey, authorization } = d.resolution
  const named = [
    pick(d, { source: xApiKey, header: 'x-api-key' }),
    pick(d, { source: authorization, header: 'authorization' }),
  ].flatMap(one => (one === undefined ? [] : [nameIn(one)]))
  const text = [...new Set(named)].join(' and ') || 'a credential'
  return asSubject ? text.charAt(0).toUpperCase() + text.slice(1) : text
}

function pick(
  d: Diagnosis,
  { source, header }: { readonly source: string | null; readonly header: Credential['header'] },
): Credential | undefined {
  const all = d.credentials.filter(one => one.source === source)
  return all.find(one => one.header === header) ?? all[0]
}

/** A credential as a person would say it. */
export function nameIn({ source, variable, where, kind, header }: Credential): string {
  if (source === 'login:credentials-file') return 'your login'
  if (source === 'login:keychain') return 'your login in the Keychain'
  const label = labelOf(source)
  if (label !== undefined) return `the ${label}`
  if (variable === 'apiKeyHelper') return `what apiKeyHelper in ${where} prints`
  if (header === 'x-api-key' || header === 'authorization')
    return `the ${header} header of ${variable}${where === 'environment' ? '' : ` in ${where}`}`
  if (where === 'environment') return variable
  return kind === 'api-key' ? `the key in ${where} (${variable})` : `${variable} in ${where}`
}

function unused({ hidden, sent }: Scene, verb: 'is' | 'was'): string {
  if (hidden === undefined || sent === undefined) return ''
  const name = hidden.source.startsWith('login:') ? 'Your login' : hidden.variable
  return ` ${name} ${verb} not used.`
}

function hostOf({ baseUrl, provider }: Resolution): string {
  if (provider !== 'anthropic') return providers[provider]
  return baseUrl.host ?? 'a base URL that is not valid'
}
