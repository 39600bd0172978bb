import type { Diagnosis } from '../credentials/facts.ts'
import { providerNames } from '../credentials/provider-names.ts'
import { labelOf } from '../credentials/sources.ts'
import type { Credential, Resolution } from '../credentials/types.ts'
import type { Scene } from './scene.ts'

/** What goes out, in the reader's words: `the key in ~/.claude/settings.json and your login`. */
export function sentNames({ d, resolution }: Scene, asSubject = false): string {
  const { xApiKey, authorization } = resolution
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

/** What a session sends where nobody said yes to the key; `undefined` where that is the same. */
export function sentInSession(scene: Scene): string | undefined {
  const { ci, interactive, resolution } = scene.d
  const isSame =
    interactive.xApiKey === resolution.xApiKey && interactive.authorization === resolution.authorization
  if (ci !== undefined || isSame || !interactive.request || interactive.asks?.includes('key') !== true)
    return undefined
  return sentNames({ ...scene, resolution: interactive })
}

/** A credential that lies there too, and that the sent one hides. */
export function unused({ hidden, sent }: Scene, verb: 'is' | 'was'): string {
  if (hidden === undefined || sent === undefined) return ''
  const name = hidden.source.startsWith('login:') ? 'Your login' : hidden.variable
  return ` ${name} ${verb} not used.`
}

export function hostOf({ baseUrl, provider }: Resolution): string {
  if (provider !== 'anthropic') return providerNames[provider]
  return baseUrl.host ?? 'a base URL that is not valid'
}
