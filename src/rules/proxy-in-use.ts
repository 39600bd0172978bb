import { proxyVariables } from '../credentials/proxy-variables.ts'
import { decidingRoutes } from './routes.ts'
import type { Rule } from './rule.ts'
import { placeOf } from './say.ts'

export const proxyInUse: Rule = {
  id: 'proxy-in-use',
  severity: 'info',
  explains: [],
  check: d =>
    decidingRoutes(d, proxyVariables)
      .filter(
        ({ layer, host, defects }) => layer !== 'project' && host !== undefined && !defects.includes('socks'),
      )
      .slice(0, 1)
      .map(route => ({
        reason: `Requests go through the proxy ${route.host ?? ''} of ${route.variable}`,
        ...placeOf(route),
        variable: route.variable,
      })),
}
