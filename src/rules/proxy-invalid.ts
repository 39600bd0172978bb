import { proxyVariables } from '../credentials/proxy-variables.ts'
import { decidingRoutes } from './routes.ts'
import type { Rule } from './rule.ts'
import { placeOf } from './say.ts'

export const proxyInvalid: Rule = {
  id: 'proxy-invalid',
  severity: 'error',
  explains: ['unreachable'],
  check: d =>
    decidingRoutes(d, proxyVariables)
      .filter(({ defects }) => invalid.some(defect => defects.includes(defect)))
      .map(route => ({
        reason: route.defects.includes('socks')
          ? `${route.variable} names a SOCKS proxy, which Claude Code does not support`
          : `${route.variable} is not a URL that starts with http:// or https://`,
        ...placeOf(route),
        variable: route.variable,
        ...(route.meant === undefined ? {} : { right: route.meant, fix: 'meant' }),
      })),
}

const invalid = ['socks', 'no-scheme', 'not-a-url'] as const
