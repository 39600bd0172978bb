import { at, effective, effectiveHelper } from './effective.ts'
import { projectLayers } from './sources.ts'
import type { Credential, Situation } from './types.ts'

/** What each kind of source amounts to, before they are put in order. */
export interface Candidates {
  readonly key: Credential | undefined
  /** Also one that can't be read: its variable alone keeps logins away. */
  readonly keyDescriptor: Credential | undefined
  readonly helper: Credential | undefined
  readonly token: Credential | undefined
  /** The OAuth token, from its variable or from a descriptor. */
  readonly oauth: Credential | undefined
  /** A profile that is named, or one of federation: these come before the login. */
  readonly profile: Credential | undefined
  readonly login: Credential | undefined
  readonly primary: Credential | undefined
  /** The profile that is active without being named. */
  readonly active: Credential | undefined
}

export function candidates(situation: Situation): Candidates {
  const { bare, hosted, socket, entry, remote } = situation.invocation
  // Measured: the desktop app and cloud sessions have no profiles.
  const known = <T>(found: T) => (entry === 'desktop' || remote === true ? undefined : found)
  const own = <T>(found: T) => (bare || hosted ? undefined : found)
  // Measured: behind a socket the client leaves to the other end what it would have to renew.
  const stays = <T>(found: T) => (socket ? undefined : found)
  const usable = (credential: Credential | undefined) =>
    credential === undefined || credential.usable === 'unusable' || credential.usable === 'absent'
      ? undefined
      : credential
  const active = activeLogin(known(at('profile:active', situation)))
  const login = usable(at('login:credentials-file', situation)) ?? at('login:keychain', situation)
  return {
    key: countedKey(situation),
    keyDescriptor: bare ? undefined : at('descriptor:CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR', situation),
    helper: effectiveHelper(situation),
    token: effective('ANTHROPIC_AUTH_TOKEN', situation),
    oauth: bare
      ? undefined
      : (effective('CLAUDE_CODE_OAUTH_TOKEN', situation) ??
        stays(usable(at('descriptor:CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR', situation)))),
    profile: own(stays(known(named(situation)))),
    login: own(besideProfile(login?.scopes === 'broken' ? login : stays(login), active)),
    primary: own(at('login:primaryApiKey', situation)),
    active: own(stays(active)),
  }
}

/** Measured: beside an active profile, one that can't be used as well, a login without a list of scopes is none. */
function besideProfile(login: Credential | undefined, active: Credential | undefined) {
  return login?.scopes !== undefined && active !== undefined ? undefined : login
}

/** An editor's extension takes a key only after its end was approved, wherever the key is set. Measured; not with `--bare`. */
function countedKey(situation: Situation): Credential | undefined {
  const key = effective('ANTHROPIC_API_KEY', situation)
  const { entry, bare } = situation.invocation
  return entry === 'editor' && !bare && key?.approval !== 'approved' ? undefined : key
}

/** Also one that is not usable, because the client then stops; one whose file is not there is passed over. */
function named(situation: Situation): Credential | undefined {
  const active = at('profile:active', situation)
  const found = [at('profile:ANTHROPIC_PROFILE', situation), at('profile:federation', situation)]
  return [...found, ...(active?.exchanged ? [active] : [])].find(
    one => one !== undefined && one.usable !== 'absent',
  )
}

/** Measured: an active profile of federation has the place of a named one. */
function activeLogin(active: Credential | undefined): Credential | undefined {
  return active?.exchanged ? undefined : active
}

/** Measured: the gateway switch takes the person's own token; what a project says of the token is left out. */
export function gatewayToken(situation: Situation): Credential | undefined {
  if (situation.invocation.gateway !== true) return undefined
  const foreign = new Set<string>(projectLayers.map(layer => `${layer}:ANTHROPIC_AUTH_TOKEN`))
  const credentials = situation.credentials.filter(({ source }) => !foreign.has(source))
  return effective('ANTHROPIC_AUTH_TOKEN', { ...situation, credentials })
}
