import { decidingRoutes } from './routes.ts'
import type { Rule } from './rule.ts'
import { placeOf } from './say.ts'

/** An address alone is not enough: the client sends nothing without a credential, even to a server that asks for none. */
export const gatewayWithoutCredential: Rule = {
  id: 'gateway-without-credential',
  severity: 'error',
  generic: 'always',
  explains: ['silent', 'rejected'],
  onlyAnthropic: true,
  check: d => {
    const { request, refused, blocked, baseUrl } = d.resolution
    if (request || refused !== undefined || blocked !== undefined) return []
    if (!baseUrl.defects.includes('third-party') || d.insideClaude) return []
    return decidingRoutes(d, ['ANTHROPIC_BASE_URL']).map(route => ({
      reason: `Requests should go to the gateway ${baseUrl.host ?? ''}, but there is no key for it, and without one Claude Code asks for a login and sends nothing`,
      ...placeOf(route),
      variable: 'ANTHROPIC_AUTH_TOKEN',
    }))
  },
}
