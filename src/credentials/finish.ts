import { gatewayToken } from './candidates.ts'
import { customHeaders } from './custom-headers.ts'
import { at } from './effective.ts'
import { cloudProviders } from './providers.ts'
import { isRefused, isRefusedAtOnce } from './shape.ts'
import type { Blocked, Credential, Resolution, Situation } from './types.ts'

/** What the client itself puts into the two headers, before custom headers. */
export interface Own {
  readonly x?: Credential | undefined
  readonly bearer?: Credential | undefined
  /** Whether the beta header says that the bearer is an OAuth token; else `ANTHROPIC_BETAS` may. */
  readonly beta?: boolean
  /** A cloud provider may be asked without any of the headers. */
  readonly bare?: boolean
  /** The client stops with an error that names the source. */
  readonly stop?: { readonly blocked: Blocked; readonly refused?: Credential['source'] }
}

export type Nothing = Pick<
  Resolution,
  'provider' | 'baseUrl' | 'xApiKey' | 'authorization' | 'oauthBeta' | 'request'
>
export type Unproven = Omit<Resolution, 'evidence'>

/** Adds what custom headers and the base URL set, and takes away what the client refuses to send. */
export function finish(situation: Situation, nothing: Nothing, own: Own): Unproven {
  // With a base URL that is none the client says `Invalid URL` and sends nothing.
  if (nothing.baseUrl.defects.some(defect => defect === 'not-a-url' || defect === 'no-scheme')) {
    return { ...nothing, blocked: 'base-url-invalid' }
  }
  const custom = customHeaders(situation)
  const bad = [own.bearer, own.x].find(candidate => candidate !== undefined && isRefusedAtOnce(candidate))
  if (bad !== undefined) return { ...nothing, refused: bad.source }

  // A custom Authorization header loses against a token, a helper, a profile and all that a cloud has, not against a login.
  const cloud = nothing.provider !== 'anthropic' && (own.x ?? own.bearer) !== undefined
  const keepsBearer =
    cloud || /^profile:|:(?:ANTHROPIC_AUTH_TOKEN|apiKeyHelper)$/.test(own.bearer?.source ?? '')
  const customBearer = keepsBearer ? undefined : custom.authorization
  const badHeader = [custom.xApiKey, customBearer, custom.other].find(
    header => header !== undefined && isRefused(header),
  )
  const any = own.x ?? own.bearer ?? custom.xApiKey ?? customBearer
  if (badHeader !== undefined && any !== undefined) return { ...nothing, refused: badHeader.source }

  const x = custom.xApiKey ?? own.x
  const bearer = customBearer ?? own.bearer
  // The client's library sends nothing unless one of the two headers has a value.
  if (own.bare !== true && !hasValue(x) && !hasValue(bearer)) {
    const empty = x?.header === undefined ? bearer : x
    return empty === undefined ? nothing : { ...nothing, refused: empty.source }
  }
  const late = [x, bearer].find(one => one !== undefined && isRefused(one))
  if (late !== undefined) return { ...nothing, refused: late.source }
  const inHeader = betasInHeader(situation, nothing)
  if (inHeader && situation.invocation.betasRefused === true) return { ...nothing, blocked: 'betas-refused' }
  return {
    ...nothing,
    request: true,
    xApiKey: x?.source ?? null,
    authorization: (bearer ?? at('basic:user-info', situation))?.source ?? null,
    oauthBeta: own.beta ?? (inHeader && situation.invocation.oauthBeta === true),
  }
}

/** Measured: some clouds are told the betas in the message, and where the gateway switch takes a token nobody is. */
function betasInHeader(situation: Situation, { provider }: Nothing): boolean {
  const cloud = cloudProviders.find(({ id }) => id === provider)
  return (cloud?.betas ?? 'header') === 'header' && gatewayToken(situation) === undefined
}

function hasValue(credential: Credential | undefined): boolean {
  return credential !== undefined && credential.kind !== 'empty'
}
