import { layersInEffect } from './effective.ts'
import type { ResolvedBaseUrl, Situation } from './types.ts'

/** The host that gets the credential. An empty string in a settings file brings the default back. */
export function baseUrlOf(situation: Pick<Situation, 'routes' | 'invocation'>): ResolvedBaseUrl {
  const deciding = layersInEffect(situation)
    .flatMap(layer =>
      situation.routes.filter(route => route.variable === 'ANTHROPIC_BASE_URL' && route.layer === layer),
    )
    .at(-1)
  if (deciding === undefined || deciding.defects.includes('empty')) {
    return { source: 'default', host: 'api.anthropic.com', defects: [] }
  }
  return {
    source: `${deciding.layer}:ANTHROPIC_BASE_URL`,
    ...(deciding.host === undefined ? {} : { host: deciding.host }),
    defects: deciding.defects,
  }
}
