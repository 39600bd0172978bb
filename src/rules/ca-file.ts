import { caVariables } from '../credentials/ca-variables.ts'
import type { Diagnosis } from '../credentials/facts.ts'
import type { Route } from '../credentials/types.ts'
import { decidingRoutes } from './routes.ts'
import type { Found, Rule } from './rule.ts'
import { placeOf } from './say.ts'

export const caFile: Rule = {
  id: 'ca-file',
  severity: 'error',
  explains: ['unreachable'],
  check: d =>
    decidingRoutes(d, caVariables)
      .filter(({ defects }) => defects.length > 0 && !defects.includes('empty'))
      .map(route => ({
        reason: `${route.variable} names ${route.path === undefined ? 'a file that' : `${route.path}, which`} ${
          route.defects.includes('missing-file')
            ? 'does not exist'
            : route.defects.includes('not-pem')
              ? 'contains no PEM certificate'
              : 'cannot be read'
        }, and is ignored`,
        ...placeOf(route),
        variable: route.variable,
        // Other programs set that one for themselves.
        ...(route.variable === 'SSL_CERT_FILE' && !d.pasted ? { severity: 'warning' as const } : {}),
        ...wayOut(route),
      })),
}

function wayOut({ defects, meant }: Route): Pick<Found, 'fix' | 'right'> {
  if (defects.includes('missing-file'))
    return meant === undefined ? { fix: 'missing' } : { fix: 'meant', right: meant }
  return meant !== undefined && defects.includes('not-pem') ? { fix: 'convert', right: `${meant}.pem` } : {}
}

/** A file of certificates that is well, and counts. */
export function caOf(d: Diagnosis): Route | undefined {
  return decidingRoutes(d, caVariables).find(({ defects }) => defects.length === 0)
}
