import { decidingRoutes } from './routes.ts'
import type { Rule } from './rule.ts'
import { placeOf } from './say.ts'

export const caFile: Rule = {
  id: 'ca-file',
  severity: 'error',
  explains: ['unreachable'],
  check: d =>
    decidingRoutes(d, ['NODE_EXTRA_CA_CERTS'])
      .filter(({ defects }) => defects.length > 0 && !defects.includes('empty'))
      .map(route => ({
        reason: `NODE_EXTRA_CA_CERTS names a file that ${
          route.defects.includes('missing-file')
            ? 'does not exist'
            : route.defects.includes('not-pem')
              ? 'holds no PEM certificate'
              : 'cannot be read'
        }, and is ignored`,
        ...placeOf(route),
        variable: 'NODE_EXTRA_CA_CERTS',
      })),
}
