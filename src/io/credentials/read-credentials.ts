import { credentialVariables, type SourceId } from '../../credentials/sources.ts'
import type { Credential } from '../../credentials/types.ts'
import { customHeaders } from './custom-headers.ts'
import { asSent, describe, describeHelper, type Origin } from './describe.ts'
import type { Layers } from './layers.ts'
import type { Placed } from './of-files.ts'
import type { Descriptor } from './read-descriptors.ts'
import type { ReadLogin } from './read-login.ts'
import type { ReadProfile } from './read-profiles.ts'
import { parseUrl } from './routes.ts'
import { userInfoOf } from './user-info.ts'
import { keep, sameAs, type Vault } from './vault.ts'

/** All credentials of this machine that the client could use, described; the values go into the vault. */
export function readCredentials(input: {
  readonly layers: Layers
  readonly login: ReadLogin
  readonly descriptors: readonly Descriptor[]
  readonly profiles: readonly ReadProfile[]
  readonly vault: Vault
  /** The variable that names the server in use. */
  readonly baseUrl: string
}): readonly Credential[] {
  const { layers, login, vault } = input
  const found: Credential[] = [
    ...ofVariables(layers, vault),
    ...ofHelpers(layers),
    ...ofCustomHeaders(layers),
  ]
  for (const { credential, value } of [...input.descriptors, ...input.profiles]) {
    if (value !== undefined) keep(vault, credential.source, value)
    found.push(credential)
  }
  found.push(...ofUserInfo(layers, input.baseUrl, vault), ...ofLogin(login, vault), ...ofState(layers, vault))
  const same = sameAs(
    vault,
    found.map(({ source }) => source),
  )
  return found.map(credential => {
    const twin = credential.header === undefined ? same.get(credential.source) : undefined
    return twin === undefined ? credential : { ...credential, sameAs: twin }
  })
}

function ofVariables(layers: Layers, vault: Vault): readonly Credential[] {
  return credentialVariables
    .filter(name => name !== 'ANTHROPIC_CUSTOM_HEADERS')
    .flatMap(name =>
      layers.definitions(name).map(placed => {
        const source: SourceId = `${placed.layer}:${name}`
        keep(vault, source, asSent(placed.value, 'variable'))
        const approval = name === 'ANTHROPIC_API_KEY' ? layers.state.approvalOf(placed.value) : undefined
        return {
          source,
          variable: name,
          ...placeOf(placed),
          ...describe(placed.value),
          ...(approval === undefined ? {} : { approval }),
        }
      }),
    )
}

function ofHelpers(layers: Layers): readonly Credential[] {
  return layers.helpers.flatMap(placed => {
    if (placed.layer === 'shell') return []
    // Only the empty string switches a helper off; blanks are run, and fail.
    const described = placed.value === '' ? describe('') : { ...describeHelper(placed.value) }
    const kind = placed.value !== '' && described.kind === 'empty' ? 'command' : described.kind
    const source: SourceId = `${placed.layer}:apiKeyHelper`
    return [{ source, variable: 'apiKeyHelper', ...placeOf(placed), ...described, kind }]
  })
}

function ofCustomHeaders(layers: Layers): readonly Credential[] {
  return layers.definitions('ANTHROPIC_CUSTOM_HEADERS').flatMap(placed => {
    const source: SourceId = `${placed.layer}:ANTHROPIC_CUSTOM_HEADERS`
    const headers = customHeaders(placed.value)
    // Blank text still takes the place of a weaker layer's headers.
    const none = headers.length === 0 ? [{ header: 'other' as const, ...describe('') }] : []
    return [...headers, ...none].map(({ header, kind, length, defects }) => ({
      source,
      variable: 'ANTHROPIC_CUSTOM_HEADERS',
      ...placeOf(placed),
      kind,
      length,
      defects,
      header,
    }))
  })
}

/** Name and password in the base URL that counts; the client makes a Basic header of them. */
function ofUserInfo(layers: Layers, variable: string, vault: Vault): readonly Credential[] {
  const placed = layers.deciding(variable)
  const url = placed === undefined ? undefined : parseUrl(placed.value.trim())
  const bytes = url === undefined ? undefined : userInfoOf(url)
  if (placed === undefined || bytes === undefined) return []
  const source: SourceId = 'basic:user-info'
  // One character for each byte: the bytes need be no text.
  const text = bytes.toString('latin1')
  keep(vault, source, text)
  return [
    {
      source,
      variable,
      ...placeOf(placed),
      kind: 'unknown',
      length: text.length,
      defects: [],
    },
  ]
}

function ofLogin(login: ReadLogin, vault: Vault): readonly Credential[] {
  if (login.token === undefined) return []
  const described = describe(login.token, 'login')
  // Blanks are sent as they are: the file's token is not trimmed away.
  const kind = described.kind === 'empty' ? 'unknown' : described.kind
  const source: SourceId = 'login:credentials-file'
  keep(vault, source, asSent(login.token, 'login'))
  const { scopes } = login
  return [
    {
      ...{ source, variable: 'accessToken', where: login.facts.path, ...described, kind },
      ...(scopes === undefined ? {} : { scopes }),
    },
  ]
}

function ofState({ state }: Layers, vault: Vault): readonly Credential[] {
  if (state.primaryApiKey === undefined || state.primaryApiKey === '') return []
  const origin: Origin = 'saved-key'
  const source: SourceId = 'login:primaryApiKey'
  keep(vault, source, asSent(state.primaryApiKey, origin))
  const described = describe(state.primaryApiKey, origin)
  // Only blanks of a header's own are trimmed away; what is left goes out.
  const kind = described.kind === 'empty' && described.length > 0 ? 'unknown' : described.kind
  return [{ source, variable: 'primaryApiKey', where: state.where, ...described, kind }]
}

function placeOf({ where, line }: Placed): Pick<Credential, 'where' | 'line'> {
  return { where, ...(line === undefined ? {} : { line }) }
}
