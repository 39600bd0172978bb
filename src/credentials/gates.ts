import { decidingRoute } from './base-url.ts'
import { candidates, gatewayToken } from './candidates.ts'
import type { Nothing, Own } from './finish.ts'
import { cloudProviders } from './providers.ts'
import type { Blocked, Credential, Policies, Situation } from './types.ts'

export interface Stop {
  readonly blocked: Blocked
  readonly refused?: Credential['source']
}

/** Measured: unlike these, a file that this person may not read lets the client go on without it. */
const unusable = ['invalid-json', 'invalid-shape', 'too-large', 'folder', 'no-file'] as const

/** Faults at which the client stops before it looks at a credential. */
export function stopBefore(situation: Situation): Stop | undefined {
  if (situation.configCorrupted) return { blocked: 'config-corrupted' }
  const broken = situation.settings.some(
    ({ layer, state }) => layer === 'managed' && unusable.some(one => one === state),
  )
  if (broken) return { blocked: 'managed-settings-unreadable' }
  return situation.proxyInvalid === undefined ? undefined : { blocked: 'proxy-invalid' }
}

/** What the administrator's rules bar. */
export function stopForPolicy(situation: Situation, nothing: Nothing, own: Own): Stop | undefined {
  const { policies = {}, invocation } = situation
  if (policies.allowedProviders?.includes(endpointOf(situation, nothing)) === false) {
    return { blocked: 'managed-provider-refused' }
  }
  // Measured: with a host in charge no rule about logins counts.
  if (invocation.hosted) return undefined
  return nothing.provider === 'anthropic'
    ? stopForLogin(situation, policies, own)
    : stopBesideCloud(situation, policies)
}

function stopForLogin(
  situation: Situation,
  { forceLogin, gatewayAddress, organization }: Policies,
  { x, bearer }: Own,
): Stop | undefined {
  const barred = [bearer, x].find(
    one =>
      one !== undefined &&
      /:(?:ANTHROPIC_(?:API_KEY|AUTH_TOKEN)|apiKeyHelper|CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR)$/.test(
        one.source,
      ),
  )
  if (forceLogin === 'gateway' || gatewayAddress === true) {
    const other = barred ?? (x?.kind === 'empty' ? undefined : x)
    return { blocked: 'managed-gateway-required', ...(other === undefined ? {} : { refused: other.source }) }
  }
  if (forceLogin === undefined && organization === undefined) return undefined
  // Measured: what the desktop app or a cloud session hands over is not barred, but for the token of a gateway.
  const { entry, remote } = situation.invocation
  const isTaken = (entry === 'desktop' || remote === true) && gatewayToken(situation) === undefined
  if (barred !== undefined) {
    return isTaken ? undefined : { blocked: 'managed-login-required', refused: barred.source }
  }
  const token = /CLAUDE_CODE_OAUTH_TOKEN|^login:/.test(bearer?.source ?? '')
  return organization && token ? { blocked: 'managed-organization-unchecked' } : undefined
}

/**
 * Measured: where a cloud provider is asked, whatever there is of keys, tokens and helpers for Anthropic stops the client,
 * used or not; logins and their tokens do not.
 */
function stopBesideCloud(situation: Situation, { forceLogin, organization }: Policies): Stop | undefined {
  if (forceLogin === undefined && organization === undefined) return undefined
  const { key, token, helper, keyDescriptor, primary } = candidates(situation)
  const barred = [key, token, helper, keyDescriptor, primary].find(one => one !== undefined)
  if (barred === undefined) return undefined
  const blocked = forceLogin === 'gateway' ? 'managed-gateway-required' : 'managed-login-required'
  return { blocked, refused: barred.source }
}

/**
 * The name under which `allowedProviders` lists where the requests go. Measured: a server of one's own is none that it
 * can list, unless the administrator's own settings name it.
 */
function endpointOf(situation: Situation, { provider, baseUrl }: Nothing): string {
  if (situation.invocation.socket === true) return ''
  const cloud = cloudProviders.find(({ id }) => id === provider)
  const usual = baseUrl.source === 'default' || baseUrl.host === 'api.anthropic.com'
  if (usual) return cloud?.policy ?? 'anthropic'
  const route = decidingRoute(situation, cloud?.baseUrl ?? 'ANTHROPIC_BASE_URL')
  if (route?.layer !== 'managed' && route?.alsoManaged !== true) return ''
  return gatewayToken(situation) === undefined ? 'customEndpoint' : 'gateway'
}
