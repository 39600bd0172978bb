import type { Diagnosis } from '../credentials/facts.ts'
import type { Credential, Resolution, SourceId } from '../credentials/types.ts'
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
): readonly Found[] {
  const used = sourcesInUse(d)
  return d.credentials.filter(test).map(credential => ({
    reason: reason(nameOf(credential), credential),
    ...placeOf(credential),
    ...variableOf(credential),
    ...(used.has(credential.source) ? {} : { severity: 'info' as const }),
  }))
}

/** True where the request goes to Anthropic itself, so that kinds and lengths of Anthropic keys apply. */
export function goesToAnthropic({ resolution }: Diagnosis): boolean {
  return resolution.provider === 'anthropic' && resolution.baseUrl.host === 'api.anthropic.com'
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

/** Whether a request to Anthropic or a gateway can carry this header; true where that can't be seen. */
export function isSent(d: Diagnosis, header: 'xApiKey' | 'authorization'): boolean {
  if (d.insideClaude || d.resolution.provider !== 'anthropic' || !d.resolution.request) return true
  return [d.resolution, d.interactive].some(one => one[header] !== null)
}
