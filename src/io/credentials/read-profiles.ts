import type { SourceId } from '../../credentials/sources.ts'
import type { Credential, ProfileUrl } from '../../credentials/types.ts'
import { isRecord } from '../is-record.ts'
import { variable as environment, type Machine, pathOf, shown, textOf } from '../machine/machine.ts'
import { parseJson } from '../parse-json.ts'
import { asSent, describe } from './describe.ts'
import { canExchange, federationOfVariables, type Json } from './federation.ts'
import { type Layers, textIn } from './layers.ts'
import { describeRoute, parseUrl } from './routes.ts'

/** A profile of Anthropic's own tools, or federation; the token goes into the vault. */
export interface ReadProfile {
  readonly credential: Credential
  readonly value?: string
  readonly url?: ProfileUrl
}

/**
 * The profile that is named; else federation by variables, and the profile that is active without being named. Measured:
 * a named profile that is not there is passed over, and nothing of the others is taken in its place.
 */
export function readProfiles(machine: Machine, layers: Layers): readonly ReadProfile[] {
  const folder = profileFolder(machine, layers)
  const named = textIn(layers, 'ANTHROPIC_PROFILE')
  if (named !== '') {
    return [readProfile(machine, layers, { folder, name: named, source: 'profile:ANTHROPIC_PROFILE' })]
  }
  const chosen = activeName(machine, folder)
  const active = readProfile(machine, layers, { folder, ...chosen, source: 'profile:active' })
  return [
    ...federationOfVariables(machine, layers),
    ...(active.credential.usable === 'absent' ? [] : [active]),
  ]
}

function profileFolder(machine: Machine, layers: Layers): string {
  const { join, resolve } = pathOf(machine)
  const named = textIn(layers, 'ANTHROPIC_CONFIG_DIR')
  if (named !== '') return resolve(machine.cwd, named)
  // Measured: on Windows nothing in `.config` is read.
  if (machine.platform === 'win32')
    return join(environment(machine, 'APPDATA') || join(machine.home, 'AppData', 'Roaming'), 'Anthropic')
  // Measured: settings may name another home, for these files alone.
  const set = layers.deciding('HOME')
  const home = set === undefined || set.layer === 'shell' ? machine.home : set.value
  return resolve(machine.cwd, textIn(layers, 'XDG_CONFIG_HOME') || join(home, '.config'), 'anthropic')
}

/** Measured: an `active_config` that is there and can't be read stops the client where it would use the profile. */
function activeName(machine: Machine, folder: string): Pick<Named, 'name' | 'unusable'> {
  const read = machine.disk.read(pathOf(machine).join(folder, 'active_config'))
  if ('text' in read) return { name: read.text.trim() || 'default' }
  return { name: 'default', unusable: read.failure !== 'absent' }
}

interface Named {
  readonly folder: string
  readonly name: string
  readonly source: SourceId
  readonly unusable?: boolean
}

/** Measured: the client stops at a profile whose name has anything else, where there is one. */
const allowedName = /^[\w.-]+$/

function readProfile(machine: Machine, layers: Layers, named: Named): ReadProfile {
  const { folder, name, source } = named
  const { join } = pathOf(machine)
  const config = record(textOf(machine, join(folder, 'configs', `${name}.json`)))
  const authentication = record(config?.['authentication'])
  const file = join(folder, 'credentials', `${name}.json`)
  const plain = { kind: 'reference', length: 0, defects: [] } as const
  const variable = source === 'profile:active' ? 'active profile' : 'ANTHROPIC_PROFILE'
  const at = { source, variable, where: shown(machine, file), ...plain }
  const url = serverOf(machine, source, config?.['base_url'])
  const stopped = named.unusable === true || !allowedName.test(name)
  if (authentication?.['type'] === 'oidc_federation') {
    const ready = !stopped && canExchange(machine, layers, { config, authentication })
    return { credential: { ...at, exchanged: true, usable: ready ? 'yes' : 'unusable' }, ...url }
  }
  const text = textOf(machine, file)
  if (authentication?.['type'] !== 'user_oauth' || !text) {
    return { credential: { ...at, usable: 'absent' } }
  }
  const stored = record(text)
  const token = stored?.['access_token']
  const renewable = Boolean(authentication['client_id']) && Boolean(stored?.['refresh_token'])
  const over = !renewable && hasExpired(machine, stored?.['expires_at'])
  // Measured: the client stops where others may read the file.
  const open = machine.platform !== 'win32' && ((machine.disk.stat(file)?.mode ?? 0) & 0o077) !== 0
  if (stopped || open || !token || over) {
    const fault = stopped ? 'name' : open ? 'open' : token ? 'expired' : 'token'
    return { credential: { ...at, usable: 'unusable', fault }, ...url }
  }
  const described = describe(String(token), 'login')
  // Blanks are sent as they are, as those of a login's token.
  const kind = described.kind === 'empty' ? 'unknown' : described.kind
  return { credential: { ...at, ...described, kind }, value: asSent(String(token), 'login'), ...url }
}

/** Seconds since 1970, also as a text; what is no number for JavaScript is taken for a date in the past. Measured. */
function hasExpired(machine: Machine, at: unknown): boolean {
  if (at === undefined || at === null) return false
  return !((Number(at) - margin) * 1000 >= machine.now)
}

/** Seconds before its end at which the client gives a token up. */
const margin = 60

/**
 * The server that a profile names. Measured: the path is put behind it as it stands, so that blanks within stop the
 * client, and what is neither a text nor nothing does as well.
 */
function serverOf(machine: Machine, source: SourceId, base: unknown): Pick<ReadProfile, 'url'> {
  if (!base) return {}
  const isUrl = typeof base === 'string' && parseUrl(`${base}/v1/messages`) !== undefined
  const route = isUrl
    ? describeRoute(machine, 'ANTHROPIC_BASE_URL', base)
    : { defects: ['not-a-url' as const] }
  return { url: { source, ...route } }
}

/** A JSON object, or one in a text. */
function record(value: unknown): Json | undefined {
  const found = typeof value === 'string' ? parseJson(value) : value
  return isRecord(found) ? found : undefined
}
