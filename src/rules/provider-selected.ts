import type { Diagnosis } from '../credentials/facts.ts'
import { cloudProviders } from '../credentials/providers.ts'
import type { Found, Rule } from './rule.ts'
import { placeOf } from './say.ts'

export const providerSelected: Rule = {
  id: 'provider-selected',
  severity: 'warning',
  explains: ['provider', 'forbidden', 'rejected', 'billing'],
  choice: true,
  check: d => {
    const { provider } = d
    const sent = [d.resolution.xApiKey, d.resolution.authorization]
    const own = d.credentials.filter(
      ({ kind, source, variable }) =>
        kind !== 'empty' &&
        !source.startsWith('profile:') &&
        !sent.includes(source) &&
        !keysOfClouds.has(variable),
    )
    if (provider === undefined || own.length === 0) return []
    const isGateway = d.routes.some(
      ({ variable, defects }) => variable === 'ANTHROPIC_BASE_URL' && defects.includes('third-party'),
    )
    const unused = isGateway
      ? 'ANTHROPIC_BASE_URL and the credential for it'
      : 'the Anthropic keys and logins set here'
    return [
      {
        reason: `${provider.variable} is on, so ${unused} are not used`,
        variable: provider.variable,
        // Two ways were set up, and one of them is not taken: that is no accident of a provider alone.
        ...(isGateway ? { severity: 'error' as const } : {}),
        ...switchPlace(d),
      },
    ]
  },
}

/** Where the switch that counts stands, for what stands in a file. */
export function switchPlace({ provider, settings, surroundings }: Diagnosis): Pick<Found, 'file' | 'line'> {
  const at = surroundings.cloud.switches?.find(({ name }) => name === provider?.variable)
  if (at !== undefined) return placeOf(at)
  const file = settings.find(({ layer, state }) => layer === provider?.layer && state === 'loaded')
  return file === undefined ? {} : { file: file.path }
}

const keysOfClouds = new Set<string>(cloudProviders.flatMap(({ key, bearer }) => [...key, ...bearer]))
