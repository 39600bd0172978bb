import type { SourceId } from '../../credentials/sources.ts'
import type { Credential, ProfileUrl } from '../../credentials/types.ts'
import { isRecord } from '../is-record.ts'
import { variable as environment, type Machine, pathOf, shown, textOf } from '../machine/machine.ts'
import { parseJson } from '../parse-json.ts'
import { asSent, describe } from './describe.ts'
import { type Layers, textIn } from './layers.ts'
import { describeRoute } from './routes.ts'

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
  const folder = profileFolder(machine, textIn(layers, 'ANTHROPIC_CONFIG_DIR'))
  const named = textIn(layers, 'ANTHROPIC_PROFILE')
  if (named !== '') {
    return [readProfile(machine, layers, { folder, name: named, source: 'profile:ANTHROPIC_PROFILE' })]
  }
  const name = activeName(machine, folder)
  const active = readProfile(machine, layers, { folder, name, source: 'profile:active' })
  return [...federation(machine, layers), ...(active.credential.usable === 'absent' ? [] : [active])]
}

function profileFolder(machine: Machine, named: string): string {
  const { join, resolve } = pathOf(machine)
  if (named !== '') return resolve(machine.cwd, named)
  // Measured: on Windows nothing in `.config` is read.
  if (machine.platform === 'win32')
    return join(environment(machine, 'APPDATA') || join(machine.home, 'AppData', 'Roaming'), 'Anthropic')
  const config = environment(machine, 'XDG_CONFIG_HOME') || join(machine.home, '.config')
  return join(config, 'anthropic')
}

function activeName(machine: Machine, folder: string): string {
  return textOf(machine, pathOf(machine).join(folder, 'active_config'))?.trim() || 'default'
}

interface Named {
  readonly folder: string
  readonly name: string
  readonly source: SourceId
}

function readProfile(machine: Machine, layers: Layers, { folder, name, source }: Named): ReadProfile {
  const { join } = pathOf(machine)
  const config = record(textOf(machine, join(folder, 'configs', `${name}.json`)))
  const authentication = record(config?.['authentication'])
  const file = join(folder, 'credentials', `${name}.json`)
  const plain = { kind: 'reference', length: 0, defects: [] } as const
  const variable = source === 'profile:active' ? 'active profile' : 'ANTHROPIC_PROFILE'
  const at = { source, variable, where: shown(machine, file), ...plain }
  const base = config?.['base_url']
  const url =
    typeof base === 'string' && base.trim() !== ''
      ? { url: { source, ...describeRoute(machine, 'ANTHROPIC_BASE_URL', base) } }
      : {}
  if (authentication?.['type'] === 'oidc_federation') {
    const ready = isRecord(authentication['identity_token']) || identityToken(machine, layers) !== ''
    return { credential: { ...at, usable: ready ? 'yes' : 'unusable' }, ...url }
  }
  const text = textOf(machine, file)
  if (authentication?.['type'] !== 'user_oauth' || !text) {
    return { credential: { ...at, usable: 'absent' } }
  }
  const stored = record(text)
  const token = stored?.['access_token']
  const renewable = typeof authentication['client_id'] === 'string' && Boolean(stored?.['refresh_token'])
  const over = !renewable && hasExpired(machine, stored?.['expires_at'])
  // Measured: the client stops where others may read the file.
  const open = machine.platform !== 'win32' && ((machine.disk.stat(file)?.mode ?? 0) & 0o077) !== 0
  if (open || !token || over) {
    return { credential: { ...at, usable: 'unusable' }, ...url }
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

function identityToken(machine: Machine, layers: Layers): string {
  const direct = textIn(layers, 'ANTHROPIC_IDENTITY_TOKEN')
  const file = textIn(layers, 'ANTHROPIC_IDENTITY_TOKEN_FILE')
  return direct || (file === '' ? '' : (textOf(machine, file) ?? '')).trim()
}

/** A JSON object, or one in a text. */
function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  const found = typeof value === 'string' ? parseJson(value) : value
  return isRecord(found) ? found : undefined
}

/** Measured: it takes a rule and an organization; without an identity token the client then stops. */
function federation(machine: Machine, layers: Layers): readonly ReadProfile[] {
  const on = (name: string) => textIn(layers, name)
  if (on('ANTHROPIC_FEDERATION_RULE_ID') === '' || on('ANTHROPIC_ORGANIZATION_ID') === '') return []
  return [
    {
      credential: {
        source: 'profile:federation',
        variable: 'ANTHROPIC_FEDERATION_RULE_ID',
        where: layers.deciding('ANTHROPIC_FEDERATION_RULE_ID')?.where ?? 'environment',
        kind: 'reference',
        length: 0,
        defects: [],
        ...(identityToken(machine, layers) === '' ? { usable: 'unusable' } : {}),
      },
    },
  ]
}
