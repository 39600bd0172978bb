import { baseUrlOf } from './base-url.ts'
import { candidates, gatewayToken } from './candidates.ts'
import { cloudHeaders } from './cloud.ts'
import { withEvidence } from './evidence.ts'
import { finish, type Own } from './finish.ts'
import { stopBefore, stopForPolicy } from './gates.ts'
import type { Credential, Resolution, Situation } from './types.ts'

/**
 * What `claude -p` sends: which source in which header, both, or nothing. Pure, over descriptions alone. The rules were
 * measured on the client itself; `measuredVersion` says on which.
 */
export function resolve(situation: Situation): Resolution {
  // Measured: the gateway switch goes before a provider's.
  const viaGateway = gatewayToken(situation) !== undefined
  const provider = (viaGateway ? undefined : situation.provider?.provider) ?? 'anthropic'
  const own = provider === 'anthropic' ? headersOf(situation) : cloudHeaders(situation, provider)
  const nothing = {
    request: false,
    xApiKey: null,
    authorization: null,
    oauthBeta: false,
    provider,
    baseUrl: baseUrlOf(situation, provider, own),
  } as const
  const stop = stopBefore(situation) ?? stopForPolicy(situation, nothing, own) ?? own.stop
  const found = stop === undefined ? finish(situation, nothing, own) : { ...nothing, ...stop }
  return withEvidence(situation, found, own)
}

/** The order of the sources for the API of Anthropic, or for a gateway in its place. */
export function headersOf(situation: Situation): Own {
  const all = candidates(situation)
  const { key, keyDescriptor, helper, token, oauth, profile, login, primary, active } = all
  const gateway = gatewayToken(situation)
  // Measured: to a gateway the OAuth beta is not named, also where `ANTHROPIC_BETAS` does.
  if (gateway !== undefined) return { bearer: gateway, beta: false }
  // The desktop app and cloud sessions are a login's: whatever else is set stays behind.
  const session = oauth ?? login
  const { entry, remote } = situation.invocation
  if ((entry === 'desktop' || remote === true) && session !== undefined) return viaSession(session)

  const descriptor = keyDescriptor?.usable === 'unusable' ? undefined : keyDescriptor
  const x = key ?? descriptor ?? helper
  const bearer = token ?? helper
  if (x !== undefined || bearer !== undefined) return { x: x ?? primary, bearer }
  // The descriptor's variable alone keeps logins and their tokens away, also where nothing can be read from it.
  const alone = keyDescriptor !== undefined
  if (oauth !== undefined && !alone) return { bearer: oauth, beta: true }
  // A profile comes before the login, and the saved key before a profile: so it also wins over a login beside one.
  if (profile !== undefined) return primary === undefined ? viaProfile(profile) : { x: primary }
  if (login !== undefined && !alone) return viaSession(login)
  // A blank one shields a profile too, and is nothing by itself.
  if (primary !== undefined || active === undefined) return { x: primary }
  return viaProfile(active)
}

/** Measured: of a login whose scopes are one text the beta header says nothing; `ANTHROPIC_BETAS` may. */
function viaSession(session: Credential): Own {
  if (session.scopes === 'broken') return { stop: { blocked: 'login-unusable', refused: session.source } }
  return { bearer: session, ...(session.scopes === 'text' ? {} : { beta: true }) }
}

/** A profile that can't be used stops the client: nothing else is tried in its place. */
function viaProfile(profile: Credential): Own {
  if (profile.usable !== 'unusable') return { bearer: profile, beta: true }
  const blocked = profile.source === 'profile:federation' ? 'federation-without-token' : 'profile-unusable'
  return { stop: { blocked, refused: profile.source } }
}
