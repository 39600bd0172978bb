import { sendsAnthropics } from './in-use.ts'
import { decidingRoutes } from './routes.ts'
import type { Rule } from './rule.ts'
import { placeOf } from './say.ts'

export const baseUrlThirdParty: Rule = {
  id: 'base-url-third-party',
  severity: 'info',
  generic: 'sender',
  explains: ['rejected'],
  onlyAnthropic: true,
  check: d => {
    const own = sendsAnthropics(d)
    return decidingRoutes(d, ['ANTHROPIC_BASE_URL'])
      .filter(
        ({ layer, defects }) => layer !== 'project' && layer !== 'local' && defects.includes('third-party'),
      )
      .map(route => ({
        reason: own
          ? `An Anthropic key or login goes to ${route.host ?? 'another host'}, which is not Anthropic`
          : `Requests go to ${route.host ?? 'another host'}, so an answer such as 401 comes from that server`,
        ...(own ? { severity: 'warning' as const } : {}),
        ...placeOf(route),
        variable: 'ANTHROPIC_BASE_URL',
      }))
  },
}
