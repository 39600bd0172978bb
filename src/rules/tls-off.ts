import { decidingRoutes } from './routes.ts'
import type { Rule } from './rule.ts'
import { placeOf } from './say.ts'

export const tlsOff: Rule = {
  id: 'tls-off',
  severity: 'warning',
  explains: [],
  check: d =>
    decidingRoutes(d, ['NODE_TLS_REJECT_UNAUTHORIZED'])
      .filter(({ defects, layer }) => defects.includes('tls-off') && layer !== 'project')
      .map(route => ({
        reason:
          'NODE_TLS_REJECT_UNAUTHORIZED=0 turns certificate checks off, so anyone between you and the server can read your key or login',
        ...placeOf(route),
        variable: route.variable,
      })),
}
