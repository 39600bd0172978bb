import { isAnthropicKind } from '../credentials/anthropic-kind.ts'
import type { Diagnosis } from '../credentials/facts.ts'
import type { Credential, Resolution, SourceId } from '../credentials/types.ts'
import { CLEAR } from './outcomes.ts'
import type { Found } from './rule.ts'
import { nameOf, placeOf, variableOf } from './say.ts'

/** The sources whose values go out, or would if the client did not refuse. */
export function sourcesInUse({ resolution, interactive }: Diagnosis): ReadonlySet<SourceId> {
  const found = [resolution, interactive].flatMap(one => [
    one.xApiKey,
    one.authorization,
    one.refused ?? null,
  ])
  return new Set(found.filter(source => source !== null))
}

/** The credential that a header carries, with `claude -p` unless another run is meant. */
export function sentIn(
  d: Diagnosis,
  header: 'xApiKey' | 'authorization',
  run: Resolution = d.resolution,
): Credential | undefined {
  const source = run[header]
  const wanted = header === 'xApiKey' ? 'x-api-key' : 'authorization'
  return d.credentials.find(
    one => one.source === source && (one.header === undefined || one.header === wanted),
  )
}

/** One finding for each credential that the test picks; only information where the value is not in use. */
export function valuesWith(
  d: Diagnosis,
  test: (credential: Credential) => boolean,
  reason: (name: string, credential: Credential) => string,
  fix: (credential: Credential) => string | undefined = () => undefined,
): readonly Found[] {
  const used = sourcesInUse(d)
  return d.credentials.filter(test).map(credential => {
    const which = fix(credential)
    return {
      reason: reason(nameOf(credential), credential),
      ...placeOf(credential),
      ...variableOf(credential),
      ...(used.has(credential.source) ? {} : { severity: 'info' as const }),
      ...(which === undefined ? {} : { fix: which }),
    }
  })
}

/** True where the request goes to Anthropic itself, so that kinds and lengths of Anthropic keys apply. */
export function goesToAnthropic({ resolution }: Diagnosis): boolean {
  return resolution.provider === 'anthropic' && resolution.baseUrl.host === 'api.anthropic.com'
}

/** Of a Mac nothing is sent that can be seen, and a login may lie in the Keychain, which could not be read. */
export function mayHaveUnseenLogin(d: Pick<Diagnosis, 'os' | 'login'>): boolean {
  return d.os === 'macos' && d.login.keychain !== 'absent'
}

/** Where the Keychain cannot be asked, the state file still names the account with which somebody logged in. */
export function namesUnseenLogin(d: Diagnosis): boolean {
  return d.login.keychain === 'unknown' && d.surroundings.account === true && lockedFor(d) === undefined
}

/** The place for which the Keychain of a Mac is locked: no login in it counts there. */
export function lockedFor({ ssh, surroundings }: Diagnosis): 'ssh' | 'cron' | undefined {
  if (ssh) return 'ssh'
  return surroundings.service === 'cron' ? 'cron' : undefined
}

/** A subscription login is here: the file's, the Keychain's, or a token of `claude setup-token`. */
export function subscriptionLogin(d: Diagnosis): Credential | undefined {
  const usable = (one: Credential) =>
    one.usable !== 'unusable' &&
    one.kind !== 'empty' &&
    (one.source === 'login:credentials-file' ||
      one.source === 'login:keychain' ||
      (one.variable === 'CLAUDE_CODE_OAUTH_TOKEN' && !/^(?:project|local):/.test(one.source)))
  return d.credentials.find(usable)
}

/** The login that what is sent hides, be it a key or the token of another login. */
export function loginBehind(d: Diagnosis, sent: Credential): Credential | undefined {
  const ended = d.login.expired === true && d.login.refreshToken === false
  const login =
    sent.variable === 'CLAUDE_CODE_OAUTH_TOKEN'
      ? d.credentials.find(
          ({ source, usable }) =>
            usable !== 'unusable' &&
            ((source === 'login:credentials-file' && !ended) || source === 'login:keychain'),
        )
      : subscriptionLogin(d)
  return login?.source === sent.source ? undefined : login
}

/**
 * The kind of credential that a pasted text is about, where only the other kind goes out from here: so it was printed
 * somewhere else.
 */
export function otherKind(d: Diagnosis): 'key' | 'token' | undefined {
  if (!goesToAnthropic(d) || d.insideClaude || !d.resolution.request) return undefined
  const named = (ids: readonly string[]) =>
    d.printed.some(({ ruleId, score }) => ids.includes(ruleId) && score >= CLEAR)
  const ofKey = named(['key-rejected', 'credit-too-low', 'billed-by-use'])
  const ofToken = named(['bearer-rejected', 'token-revoked'])
  if (ofKey === ofToken) return undefined
  // Measured: of a token that is no login's the client prints the text for keys as well.
  if (ofKey) return isSent(d, 'xApiKey') || !d.resolution.oauthBeta ? undefined : 'key'
  return isSent(d, 'authorization') ? undefined : 'token'
}

/** Whether a request to Anthropic or a gateway can carry this header; true where that can't be seen. */
export function isSent(d: Diagnosis, header: 'xApiKey' | 'authorization'): boolean {
  if (d.insideClaude || d.resolution.provider !== 'anthropic' || !d.resolution.request) return true
  return [d.resolution, d.interactive].some(one => one[header] !== null)
}

/** Whether a key or a token of Anthropic's goes out, to whichever server. */
export function sendsAnthropics(d: Diagnosis): boolean {
  return [sentIn(d, 'xApiKey'), sentIn(d, 'authorization')].some(
    one => one !== undefined && isAnthropicKind(one.kind),
  )
}
