import type { Rule } from './rule.ts'
import { placeOf } from './say.ts'

export const projectNetwork: Rule = {
  id: 'project-network',
  severity: 'error',
  causes: [],
  check: d =>
    d.routes
      .filter(
        ({ layer, variable, defects }) =>
          layer === 'project' && !variable.endsWith('_BASE_URL') && !defects.includes('empty'),
      )
      .filter(
        ({ variable, defects }) => variable !== 'NODE_TLS_REJECT_UNAUTHORIZED' || defects.includes('tls-off'),
      )
      .map(route => ({
        reason: `The project sets ${route.variable}, which decides whom your connection goes through or trusts`,
        ...placeOf(route),
        variable: route.variable,
      })),
}
