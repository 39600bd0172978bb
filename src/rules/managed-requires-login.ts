import type { Rule } from './rule.ts'
import { nameOf, placeOf, variableOf } from './say.ts'

export const managedRequiresLogin: Rule = {
  id: 'managed-requires-login',
  severity: 'error',
  explains: ['refused'],
  check: d => {
    const { blocked, refused } = d.resolution
    if (blocked !== 'managed-login-required' && blocked !== 'managed-gateway-required') return []
    const barred = d.credentials.find(({ source }) => source === refused)
    const forcing = d.settings.find(({ layer, forces = [] }) => layer === 'managed' && forces.length > 0)
    const who = `The administrator's settings (${forcing?.forces?.join(', ') ?? 'managed'}) require`
    if (blocked === 'managed-gateway-required')
      return [
        {
          reason: `${who} a sign-in to a gateway, and Claude Code sends nothing before it`,
          fix: 'gateway-sign-in',
        },
      ]
    return [
      {
        reason: `${who} a login, so ${barred === undefined ? 'a key' : nameOf(barred)} stops Claude Code`,
        ...(barred === undefined ? {} : { ...placeOf(barred), ...variableOf(barred) }),
      },
    ]
  },
}
