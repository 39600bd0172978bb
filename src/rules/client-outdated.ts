import { isOlder } from '../credentials/version.ts'
import type { Rule } from './rule.ts'

export const clientOutdated: Rule = {
  id: 'client-outdated',
  severity: 'warning',
  explains: [],
  check: d =>
    d.client !== undefined && isOlder(d.client.version, '2.1.225') && !isOlder(d.client.version, '2.1.53')
      ? [
          {
            reason: `Claude Code ${d.client.version} has known faults in renewing logins, fixed in 2.1.225`,
          },
        ]
      : [],
}
