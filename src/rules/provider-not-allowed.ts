import type { Diagnosis } from '../credentials/facts.ts'
import { providerNames } from '../credentials/provider-names.ts'
import { switchPlace } from './provider-selected.ts'
import { decidingRoutes } from './routes.ts'
import type { Found, Rule } from './rule.ts'
import { placeOf } from './say.ts'

export const providerNotAllowed: Rule = {
  id: 'provider-not-allowed',
  severity: 'error',
  explains: ['refused'],
  check: d => {
    if (d.resolution.blocked !== 'managed-provider-refused') return []
    const { what, ...place } = chosen(d)
    return [
      {
        reason: `The administrator's settings (allowedProviders) do not allow ${what}, so Claude Code stops`,
        ...place,
      },
    ]
  },
}

/** What was chosen, and where. */
function chosen(d: Diagnosis): Pick<Found, 'variable' | 'file' | 'line' | 'fix'> & { readonly what: string } {
  const { provider, baseUrl } = d.resolution
  if (d.invocation.socket === true)
    return { what: 'the socket in ANTHROPIC_UNIX_SOCKET', variable: 'ANTHROPIC_UNIX_SOCKET', fix: 'chosen' }
  const [route] = baseUrl.source === 'default' ? [] : decidingRoutes(d, [baseUrl.source.split(':')[1] ?? ''])
  if (route !== undefined && baseUrl.host !== 'api.anthropic.com')
    return {
      what: `the server in ${route.variable}`,
      variable: route.variable,
      ...placeOf(route),
      fix: 'chosen',
    }
  if (provider !== 'anthropic' && d.provider !== undefined)
    return { what: providerNames[provider], variable: d.provider.variable, ...switchPlace(d), fix: 'chosen' }
  return { what: 'the API of Anthropic' }
}
