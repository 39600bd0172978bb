import { trustedLayers } from './effective.ts'
import type { Own } from './finish.ts'
import { cloudProviders, type Provider } from './providers.ts'
import type { ResolvedBaseUrl, Route, Situation } from './types.ts'

/** The host that gets the credential. An empty string in a settings file brings the default back. */
export function baseUrlOf(
  situation: Pick<Situation, 'routes' | 'invocation' | 'profileUrls'>,
  provider: Provider = 'anthropic',
  own: Own = {},
): ResolvedBaseUrl {
  const cloud = cloudProviders.find(({ id }) => id === provider)
  const set = decidingRoute(situation, cloud?.baseUrl ?? 'ANTHROPIC_BASE_URL')
  if (set !== undefined) return described(`${set.layer as 'shell'}:${set.variable}`, set)
  if (cloud !== undefined) return { source: 'default', defects: [] }
  // A profile names a server of its own, for the requests that it signs.
  const named = situation.profileUrls?.find(({ source }) => source === own.bearer?.source)
  return named !== undefined
    ? described('profile:base_url', named)
    : { source: 'default', host: 'api.anthropic.com', defects: [] }
}

/** The definition of a route that decides; `undefined` where none is, or where it is blank. */
export function decidingRoute(
  situation: Pick<Situation, 'routes' | 'invocation'>,
  variable: string,
): Route | undefined {
  const deciding = trustedLayers(situation)
    .flatMap(layer => situation.routes.filter(route => route.variable === variable && route.layer === layer))
    .at(-1)
  return deciding?.defects.includes('empty') === true ? undefined : deciding
}

function described(
  source: ResolvedBaseUrl['source'],
  { host, defects }: Pick<Route, 'host' | 'defects'>,
): ResolvedBaseUrl {
  return { source, ...(host === undefined ? {} : { host }), defects }
}
