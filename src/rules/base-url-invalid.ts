import { decidingRoutes } from './routes.ts'
import type { Rule } from './rule.ts'
import { placeOf } from './say.ts'

export const baseUrlInvalid: Rule = {
  id: 'base-url-invalid',
  severity: 'error',
  explains: ['refused'],
  check: d => {
    const { baseUrl, blocked } = d.resolution
    if (baseUrl.source === 'default') return []
    if (baseUrl.source === 'profile:base_url')
      return blocked === 'base-url-invalid'
        ? [{ reason: 'base_url in the configuration of the profile is not a URL', fix: 'profile' }]
        : []
    const variable = baseUrl.source.slice(baseUrl.source.indexOf(':') + 1)
    return decidingRoutes(d, [variable])
      .filter(({ defects }) => defects.includes('no-scheme') || defects.includes('not-a-url'))
      .map(route => ({
        reason: route.defects.includes('no-scheme')
          ? `${variable} has no https:// before the host`
          : `${variable} is not a URL`,
        ...placeOf(route),
        variable,
        ...(route.meant === undefined ? {} : { right: route.meant, fix: 'meant' }),
      }))
  },
}
