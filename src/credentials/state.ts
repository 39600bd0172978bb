import { definitionsOf, layersFor } from './effective.ts'
import type { Diagnosis } from './facts.ts'
import { cloudProviders } from './providers.ts'
import { credentialVariables, labelOf, type VariableName } from './sources.ts'
import type { Credential, Layer } from './types.ts'
import { unreadSettings } from './unread-settings.ts'

/** What becomes of one source, in the words of the table. Never a value. */
export function stateOf(credential: Credential, d: Diagnosis): string {
  const { source, header } = credential
  const { resolution: r } = d
  if (credential.kind === 'empty' && header === undefined) return erases(credential, d)
  if (unreadSettings(d).length > 0) return 'not known'
  if (r.blocked !== undefined) return 'not sent: Claude Code stops before'
  if (r.refused === source && header !== 'authorization') return 'not sent: Claude Code refuses the value'
  const sent = [
    ...(r.xApiKey === source && header !== 'authorization' ? ['x-api-key'] : []),
    ...(r.authorization === source && header !== 'x-api-key' ? ['Authorization'] : []),
  ]
  if (sent.length > 0 && header !== 'other') return `sent as ${sent.join(' and ')}`
  return `not sent: ${whyNot(credential, d)}`
}

function whyNot(credential: Credential, d: Diagnosis): string {
  const { source, variable } = credential
  const { resolution: r, invocation } = d
  if (credential.header === 'other') return 'it is no credential header'
  if (credential.usable === 'unusable') return 'it is not complete'
  if (credential.usable === 'absent') return 'it is not there'
  const layer = source.split(':')[0] as Layer
  if (isVariable(variable)) {
    if (!layersFor(variable, d).includes(layer)) return 'Claude Code does not take it from there'
    const deciding = definitionsOf(variable, d).at(-1)
    if (deciding !== undefined && deciding.source !== source) return `overridden by ${placeName(deciding)}`
  }
  const takers = cloudProviders.filter(({ key, bearer }) =>
    [...key, ...bearer].some(name => name === variable),
  )
  if (takers.length > 0 && !takers.some(({ id }) => id === r.provider)) return 'its provider is not selected'
  if (r.provider !== 'anthropic') return `${r.provider} is used instead`
  if (r.refused !== undefined) return 'another value is refused, and nothing goes out'
  if (invocation.bare && !/^(?:ANTHROPIC|flag)/.test(`${variable}`)) return 'bare mode does not read it'
  const first = d.credentials.find(one => one.source === (r.xApiKey ?? r.authorization))
  return first === undefined ? 'it does not count here' : `${placeName(first)} comes first`
}

function erases(credential: Credential, d: Diagnosis): string {
  const { variable, source } = credential
  if (!isVariable(variable)) return 'switches a weaker one off'
  const found = definitionsOf(variable, d)
  const weaker = found.slice(
    0,
    Math.max(
      0,
      found.findIndex(one => one.source === source),
    ),
  )
  return weaker.some(({ kind }) => kind !== 'empty') && found.at(-1)?.source === source
    ? 'erases the weaker one'
    : 'counts as not set'
}

/** `ANTHROPIC_API_KEY in the environment`, short enough for a table. */
function placeName({ variable, where, source }: Credential): string {
  if (source === 'login:credentials-file' || source === 'login:keychain') return 'the login'
  const label = labelOf(source)
  if (label !== undefined) return `the ${label}`
  return where === 'environment' ? variable : `${variable} in ${where}`
}

function isVariable(name: string): name is VariableName {
  return credentialVariables.some(one => one === name)
}
