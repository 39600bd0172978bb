import { folderName, folderSeverity, fromFolder } from './folder.ts'
import type { Rule } from './rule.ts'
import { placeOf } from './say.ts'

export const projectNetwork: Rule = {
  id: 'project-network',
  severity: 'error',
  explains: ['unreachable'],
  check: d =>
    d.routes
      .filter(
        ({ layer, variable, defects }) =>
          fromFolder(d, layer) && !variable.endsWith('_BASE_URL') && !defects.includes('empty'),
      )
      .filter(
        ({ variable, defects }) => variable !== 'NODE_TLS_REJECT_UNAUTHORIZED' || defects.includes('tls-off'),
      )
      .map(route => ({
        reason: `${folderName(route.layer)} sets ${route.variable}, which decides where your connection goes or what it trusts`,
        ...folderSeverity(route.layer),
        ...placeOf(route),
        variable: route.variable,
      })),
}
