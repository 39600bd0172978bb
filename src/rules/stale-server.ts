import { secretVariables } from '../credentials/types.ts'
import type { Rule } from './rule.ts'
import { lastSet } from './start-up.ts'

export const staleServer: Rule = {
  id: 'stale-server',
  severity: 'warning',
  explains: ['silent', 'rejected'],
  check: d =>
    d.scopes
      // Of anything else a session has its own for a reason.
      .filter(({ variable }) => secretVariables.some(name => name === variable))
      .filter(({ scope, process }) => (scope === 'tmux' || scope === 'launchctl') && process !== 'none')
      .filter(({ variable, process }) => process === 'other' || lastSet(d, variable)?.process === 'other')
      .map(({ scope, variable, process }) => ({
        reason:
          process === 'other'
            ? `${scope} gives what it starts a different ${variable} than this session has`
            : `${scope} still passes on ${variable}, which the start-up file no longer sets`,
        variable,
      })),
}
