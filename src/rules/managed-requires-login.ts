import type { Rule } from './rule.ts'
import { nameOf, placeOf, variableOf } from './say.ts'

export const managedRequiresLogin: Rule = {
  id: 'managed-requires-login',
  severity: 'error',
  explains: ['refused'],
  check: d => {
    if (d.resolution.blocked !== 'managed-login-required') return []
    const barred = d.credentials.find(({ source }) => source === d.resolution.refused)
    const forcing = d.settings.find(({ layer, forces = [] }) => layer === 'managed' && forces.length > 0)
    return [
      {
        reason: `The administrator's settings (${forcing?.forces?.join(', ') ?? 'managed'}) require a login, so ${barred === undefined ? 'a key' : nameOf(barred)} stops Claude Code`,
        ...(barred === undefined ? {} : { ...placeOf(barred), ...variableOf(barred) }),
      },
    ]
  },
}
