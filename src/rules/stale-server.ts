import type { Diagnosis, ScopeValue } from '../credentials/facts.ts'
import { explainedByVariable } from './explained-by-variable.ts'
import { isOnPurpose } from './on-purpose.ts'
import type { Rule } from './rule.ts'
import { lastSet } from './start-up.ts'

export const staleServer: Rule = {
  id: 'stale-server',
  severity: 'warning',
  explains: ['silent', 'rejected'],
  check: d =>
    d.scopes
      .filter(({ scope, process }) => (scope === 'tmux' || scope === 'launchctl') && process !== 'none')
      .filter(one => (one.process === 'other' ? !isOnPurpose(one, d) : isOfOldFile(one, d)))
      .map(({ scope, variable, process }) => ({
        reason:
          process === 'other'
            ? `${scope} gives what it starts a different ${variable} than this session has`
            : `${scope} still passes on a value of ${variable} that the start-up file no longer has`,
        variable,
        explains: explainedByVariable(variable),
        fix: scope,
      }))
      .filter(({ explains }) => explains.length > 0),
}

/** This session has the value of the server, and the start-up file gives another one. */
function isOfOldFile({ variable }: ScopeValue, d: Diagnosis): boolean {
  return lastSet(d, variable)?.process === 'other'
}
