import { subscriptionLogin } from './in-use.ts'
import type { Rule } from './rule.ts'

export const dotenvOverridesLogin: Rule = {
  id: 'dotenv-overrides-login',
  severity: 'warning',
  explains: ['billing'],
  check: d => {
    const login = subscriptionLogin(d)
    if (login === undefined || d.resolution.oauthBeta || !d.resolution.request) return []
    return d.mentions
      .filter(one => one.kindOfFile !== 'start-up' && one.action === 'set' && one.process === 'same')
      .filter(one => one.variable !== login.variable)
      .map(({ file, line, variable }) => ({
        reason: `${variable} comes from ${file} in the project and hides the login`,
        file,
        line,
        variable,
      }))
  },
}
