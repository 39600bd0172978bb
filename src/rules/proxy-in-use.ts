import type { Diagnosis } from '../credentials/facts.ts'
import { proxyVariables } from '../credentials/proxy-variables.ts'
import type { Route } from '../credentials/types.ts'
import { decidingRoutes } from './routes.ts'
import type { Rule } from './rule.ts'
import { placeOf } from './say.ts'

export const proxyInUse: Rule = {
  id: 'proxy-in-use',
  severity: 'info',
  explains: [],
  check: d => {
    const route = proxyOf(d)
    return route === undefined
      ? []
      : [
          {
            reason: `Requests go through the proxy ${route.host ?? ''} of ${route.variable}`,
            ...placeOf(route),
            variable: route.variable,
          },
        ]
  },
}

/** The proxy that requests go through. */
export function proxyOf(d: Diagnosis): Route | undefined {
  return decidingRoutes(d, proxyVariables).find(
    ({ layer, host, defects }) => layer !== 'project' && host !== undefined && !defects.includes('socks'),
  )
}
