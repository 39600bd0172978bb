import { type Credential, type SourceId, secretVariables } from '../../credentials/types.ts'
import { type Machine, pathOf, shown, variable } from '../machine/machine.ts'
import { customHeaders } from './custom-headers.ts'
import { asSent, describe, describeHelper, type Origin } from './describe.ts'
import type { Layers, Placed } from './layers.ts'
import type { ReadLogin } from './read-login.ts'
import type { ClientState } from './read-state.ts'
import { keep, sameAs, type Vault } from './vault.ts'

/** All credentials of this machine that the client could use, described; the values go into the vault. */
export function readCredentials(
  world: Machine,
  input: {
    readonly layers: Layers
    readonly login: ReadLogin
    readonly state: ClientState
    readonly vault: Vault
  },
): readonly Credential[] {
  const { layers, login, state, vault } = input
  const found: Credential[] = []
  const add = (source: SourceId, value: string, credential: Omit<Credential, 'source'>) => {
    keep(vault, source, asSent(value, originOf(source)))
    found.push({ source, ...credential })
  }
  for (const name of secretVariables) {
    for (const placed of layers.definitions(name)) {
      const approval = name === 'ANTHROPIC_API_KEY' ? state.approvalOf(placed.value) : undefined
      add(`${placed.layer}:${name}`, placed.value, {
        variable: name,
        ...placeOf(placed),
        ...describe(placed.value),
        ...(approval === undefined ? {} : { approval }),
      })
    }
  }
  for (const placed of layers.helpers) {
    if (placed.layer === 'shell') continue
    const source: SourceId = `${placed.layer}:apiKeyHelper`
    // Only the empty string switches a helper off; blanks are run, and fail.
    const described = placed.value === '' ? describe('') : { ...describeHelper(placed.value) }
    const kind = placed.value !== '' && described.kind === 'empty' ? 'command' : described.kind
    found.push({ source, variable: 'apiKeyHelper', ...placeOf(placed), ...described, kind })
  }
  for (const placed of layers.definitions('ANTHROPIC_CUSTOM_HEADERS')) {
    const source: SourceId = `${placed.layer}:ANTHROPIC_CUSTOM_HEADERS`
    const headers = customHeaders(placed.value)
    // Blank text still takes the place of a weaker layer's headers.
    const none = headers.length === 0 ? [{ header: 'other' as const, ...describe('') }] : []
    for (const { header, kind, length, defects } of [...headers, ...none]) {
      const described = { kind, length, defects, header }
      found.push({ source, variable: 'ANTHROPIC_CUSTOM_HEADERS', ...placeOf(placed), ...described })
    }
  }
  found.push(...profiles(world))
  if (login.token !== undefined) {
    const described = describe(login.token, 'login')
    // Blanks are sent as they are: the file's token is not trimmed away.
    const kind = described.kind === 'empty' ? 'unknown' : described.kind
    const where = login.facts.path
    add('login:credentials-file', login.token, { variable: 'accessToken', where, ...described, kind })
  }
  if (state.primaryApiKey !== undefined && state.primaryApiKey !== '') {
    add('login:primaryApiKey', state.primaryApiKey, {
      variable: 'primaryApiKey',
      where: state.where,
      ...describe(state.primaryApiKey, 'saved-key'),
    })
  }
  const same = sameAs(
    vault,
    found.map(({ source }) => source),
  )
  return found.map(credential => {
    const twin = credential.header === undefined ? same.get(credential.source) : undefined
    return twin === undefined ? credential : { ...credential, sameAs: twin }
  })
}

/**
 * Measured: federation variables outrank the stored login, and without an identity token the client stops; a profile
 * whose file is not there is passed over. What a profile holds is not looked at.
 */
function profiles(world: Machine): readonly Credential[] {
  const on = (name: string) => variable(world, name)?.trim() ?? ''
  const plain = { kind: 'reference', length: 0, defects: [] } as const
  const found: Credential[] = []
  if (on('ANTHROPIC_PROFILE') !== '') {
    const { join } = pathOf(world)
    const folder =
      on('ANTHROPIC_CONFIG_DIR') || join(on('XDG_CONFIG_HOME') || join(world.home, '.config'), 'anthropic')
    const usable = world.disk.stat(folder)?.isDirectory === true ? 'yes' : 'unknown'
    const where = shown(world, folder)
    found.push({
      source: 'profile:ANTHROPIC_PROFILE',
      variable: 'ANTHROPIC_PROFILE',
      where,
      usable,
      ...plain,
    })
  }
  if (on('ANTHROPIC_FEDERATION_RULE_ID') !== '' && on('ANTHROPIC_ORGANIZATION_ID') !== '') {
    const token = on('ANTHROPIC_IDENTITY_TOKEN') || on('ANTHROPIC_IDENTITY_TOKEN_FILE')
    const usable = token === '' ? 'unusable' : 'yes'
    const name = 'ANTHROPIC_FEDERATION_RULE_ID'
    found.push({ source: 'profile:federation', variable: name, where: 'environment', usable, ...plain })
  }
  return found
}

function originOf(source: SourceId): Origin {
  if (source === 'login:credentials-file') return 'login'
  return source === 'login:primaryApiKey' ? 'saved-key' : 'variable'
}

function placeOf({ where, line }: Placed): Pick<Credential, 'where' | 'line'> {
  return { where, ...(line === undefined ? {} : { line }) }
}
