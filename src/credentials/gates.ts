import type { Nothing, Own } from './finish.ts'
import { cloudProviders } from './providers.ts'
import type { Blocked, Credential, Policies, Situation } from './types.ts'

export interface Stop {
  readonly blocked: Blocked
  readonly refused?: Credential['source']
}

/** Faults at which the client stops before it looks at a credential. */
export function stopBefore(situation: Situation): Stop | undefined {
  if (situation.configCorrupted) return { blocked: 'config-corrupted' }
  const broken = situation.settings.some(
    ({ layer, state }) =>
      layer === 'managed' && (state === 'invalid-json' || state === 'invalid-shape' || state === 'too-large'),
  )
  if (broken) return { blocked: 'managed-settings-unreadable' }
  return situation.proxyInvalid === undefined ? undefined : { blocked: 'proxy-invalid' }
}

/** What the administrator's rules bar. */
export function stopForPolicy(situation: Situation, nothing: Nothing, own: Own): Stop | undefined {
  const { policies = {}, invocation } = situation
  if (policies.allowedProviders?.includes(endpointOf(nothing, invocation.socket === true)) === false) {
    return { blocked: 'managed-provider-refused' }
  }
  // Measured: with a host in charge, and for a cloud provider, no rule about logins counts.
  if (invocation.hosted || nothing.provider !== 'anthropic') return undefined
  return stopForLogin(policies, own)
}

function stopForLogin({ forceLogin, organization }: Policies, { x, bearer }: Own): Stop | undefined {
  const barred = [bearer, x].find(
    one =>
      one !== undefined &&
      /:(?:ANTHROPIC_(?:API_KEY|AUTH_TOKEN)|apiKeyHelper|CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR)$/.test(
        one.source,
      ),
  )
  if (forceLogin === 'gateway') {
    const other = barred ?? (x?.kind === 'empty' ? undefined : x)
    return { blocked: 'managed-gateway-required', ...(other === undefined ? {} : { refused: other.source }) }
  }
  if (forceLogin === undefined && organization === undefined) return undefined
  if (barred !== undefined) return { blocked: 'managed-login-required', refused: barred.source }
  const token = /CLAUDE_CODE_OAUTH_TOKEN|^login:/.test(bearer?.source ?? '')
  return organization && token ? { blocked: 'managed-organization-unchecked' } : undefined
}

/**
 * The name under which `allowedProviders` lists where the requests go. Measured: a server of one's own is none that it
 * can list, unless the administrator's own settings name it.
 */
function endpointOf({ provider, baseUrl }: Nothing, viaSocket: boolean): string {
  if (viaSocket) return ''
  const usual = baseUrl.source === 'default' || baseUrl.host === 'api.anthropic.com'
  if (provider === 'anthropic' && usual) return 'anthropic'
  if (provider === 'anthropic') return baseUrl.source.startsWith('managed:') ? 'customEndpoint' : ''
  return usual ? (cloudProviders.find(({ id }) => id === provider)?.policy ?? '') : ''
}
