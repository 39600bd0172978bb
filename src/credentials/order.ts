import { baseUrlOf } from './base-url.ts'
import { at, definitionsOf, effective, effectiveHelper } from './effective.ts'
import { isRefused, isRefusedAtOnce } from './shape.ts'
import type { Blocked, Credential, Resolution, Situation } from './types.ts'

/**
 * What `claude -p` sends: which source in which header, both, or nothing. Pure, over descriptions alone.
 *
 * The rule was measured on Claude Code 2.1.330 (289 combinations of sources and the odd values). Documented
 * only: profiles with an existing profile file, and cloud providers beyond "the Anthropic key is not used".
 */
export function resolve(situation: Situation): Resolution {
  const provider = situation.provider?.provider ?? 'anthropic'
  const nothing: Resolution = {
    request: false,
    xApiKey: null,
    authorization: null,
    oauthBeta: false,
    provider,
    baseUrl: baseUrlOf(situation),
    evidence: 'measured',
  }
  const blocked = blockedBy(situation) ?? urlBlocked(nothing)
  if (blocked !== undefined) return { ...nothing, ...blocked }
  if (provider !== 'anthropic') return { ...nothing, request: true, evidence: 'documented' }

  const { key, helper, token, oauth, stored } = candidates(situation)
  const custom = customHeaders(situation)
  const viaOauth = key === undefined && token === undefined && helper === undefined && oauth !== undefined
  const own = viaOauth
    ? { x: undefined, bearer: oauth }
    : { x: key ?? helper ?? stored, bearer: token ?? helper }

  const bad = [own.bearer, own.x].find(candidate => candidate !== undefined && isRefusedAtOnce(candidate))
  if (bad !== undefined) return { ...nothing, refused: bad.source }
  if (own.bearer?.usable === 'unusable')
    return { ...nothing, refused: own.bearer.source, evidence: 'measured' }

  // A custom Authorization header loses against a token or a helper, and wins over a login.
  const ownsBearer = token !== undefined || helper !== undefined
  const customBearer = ownsBearer ? undefined : custom.authorization
  const badHeader = [custom.xApiKey, customBearer, custom.other].find(
    header => header !== undefined && isRefused(header),
  )
  if (badHeader !== undefined && (own.x ?? own.bearer ?? custom.xApiKey ?? customBearer) !== undefined) {
    return { ...nothing, refused: badHeader.source }
  }
  const x = custom.xApiKey ?? own.x
  const bearer = customBearer ?? own.bearer
  // The client's library sends nothing unless one of the two headers has a value.
  if (!hasValue(x) && !hasValue(bearer)) {
    const empty = x ?? bearer
    return empty === undefined ? nothing : { ...nothing, refused: empty.source }
  }
  const late = [x, bearer].find(one => one !== undefined && isRefused(one))
  if (late !== undefined) return { ...nothing, refused: late.source }
  return {
    ...nothing,
    request: true,
    xApiKey: x?.source ?? null,
    authorization: bearer?.source ?? null,
    oauthBeta: viaOauth,
    evidence: evidenceOf(x, bearer),
  }
}

/** What each kind of source amounts to, before they are put in order. */
export function candidates(situation: Situation) {
  const { bare, hosted } = situation.invocation
  const key = effective('ANTHROPIC_API_KEY', situation)
  const token = effective('ANTHROPIC_AUTH_TOKEN', situation)
  const helper = effectiveHelper(situation)
  const oauth = bare
    ? undefined
    : (effective('CLAUDE_CODE_OAUTH_TOKEN', situation) ?? login(situation, hosted))
  const primary = at('login:primaryApiKey', situation)
  const stored = bare || primary === undefined || primary.kind === 'empty' ? undefined : primary
  return { key, token, helper, oauth, stored }
}

/** What custom headers set, by header; of two lines with one name the last counts. */
function customHeaders(situation: Situation) {
  const definitions = definitionsOf('ANTHROPIC_CUSTOM_HEADERS', situation)
  const deciding = definitions.at(-1)?.source
  const lines = definitions.filter(({ source }) => source === deciding)
  const last = (name: Credential['header']) => lines.filter(({ header }) => header === name).at(-1)
  return { xApiKey: last('x-api-key'), authorization: last('authorization'), other: last('other') }
}

function login(situation: Situation, hosted: boolean): Credential | undefined {
  const sources = ['profile:ANTHROPIC_PROFILE', 'profile:federation'] as const
  const profile = sources
    .map(source => at(source, situation))
    .find(found => found !== undefined && found.usable !== 'unknown')
  if (profile !== undefined) return profile
  // Measured: with a host in charge, the stored login is not used either.
  if (hosted) return undefined
  const file = at('login:credentials-file', situation)
  return file !== undefined && file.usable !== 'unusable' ? file : at('login:keychain', situation)
}

/** With a base URL that is none the client says `Invalid URL` and sends nothing. */
function urlBlocked({ baseUrl, provider }: Resolution): { blocked: Blocked } | undefined {
  const invalid = baseUrl.defects.some(defect => defect === 'not-a-url' || defect === 'no-scheme')
  return invalid && provider === 'anthropic' ? { blocked: 'base-url-invalid' } : undefined
}

function blockedBy(situation: Situation): { blocked: Blocked; refused?: Credential['source'] } | undefined {
  if (situation.configCorrupted) return { blocked: 'config-corrupted' }
  const managed = situation.settings.filter(({ layer }) => layer === 'managed')
  if (managed.some(({ state }) => state === 'invalid-json')) return { blocked: 'managed-settings-unreadable' }
  if (!managed.some(({ forces }) => (forces?.length ?? 0) > 0)) return undefined
  const { key, token, helper } = candidates(situation)
  const barred = token ?? key ?? helper
  return barred === undefined ? undefined : { blocked: 'managed-login-required', refused: barred.source }
}

function hasValue(credential: Credential | undefined): boolean {
  return credential !== undefined && !(credential.header !== undefined && credential.kind === 'empty')
}

function evidenceOf(...sent: readonly (Credential | undefined)[]): Resolution['evidence'] {
  const untested = sent.some(
    one => one?.source === 'login:keychain' || one?.source.startsWith('profile:') === true,
  )
  return untested ? 'documented' : 'measured'
}
