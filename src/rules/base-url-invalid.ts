import type { Diagnosis } from '../credentials/facts.ts'
import { decidingRoutes } from './routes.ts'
import type { Rule } from './rule.ts'
import { placeOf } from './say.ts'

export const baseUrlInvalid: Rule = {
  id: 'base-url-invalid',
  severity: 'error',
  explains: ['refused'],
  check: d => {
    const { baseUrl } = d.resolution
    if (baseUrl.source === 'default') return []
    return baseRoutes(d)
      .filter(({ defects }) => defects.includes('no-scheme') || defects.includes('not-a-url'))
      .map(route => ({
        reason: route.defects.includes('no-scheme')
          ? 'ANTHROPIC_BASE_URL has no https:// before the host'
          : 'ANTHROPIC_BASE_URL is not a URL',
        ...placeOf(route),
        variable: 'ANTHROPIC_BASE_URL',
        ...(route.meant === undefined ? {} : { right: route.meant, fix: 'meant' }),
      }))
  },
}

const baseRoutes = (d: Diagnosis) => decidingRoutes(d, ['ANTHROPIC_BASE_URL'])
