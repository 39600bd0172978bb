import type { ScopeValue } from '../credentials/facts.ts'
import { explainedByVariable } from './explained-by-variable.ts'
import { isOnPurpose } from './on-purpose.ts'
import { isSetInFile } from './routes.ts'
import type { Outcome, Rule } from './rule.ts'

export const windowsScope: Rule = {
  id: 'windows-scope',
  severity: 'warning',
  explains: ['silent', 'rejected'],
  check: d =>
    d.scopes
      .filter(({ scope, covered }) => scope.startsWith('windows-') && covered !== true)
      .filter(one => isOther(one) && !isOnPurpose(one, d) && !isSetInFile(d, one.variable))
      .map(({ scope, variable, process }) => {
        const explains = explainedByVariable(variable)
        return {
          reason: `Windows sets ${variable} for ${scope === 'windows-user' ? 'this user' : 'the whole machine'}, but this session has ${process === 'none' ? 'none' : 'a different one'}`,
          variable,
          explains,
          ...(d.pasted && process === 'none' && isNarrow(explains) ? { severity: 'error' as const } : {}),
        }
      })
      .filter(({ explains }) => explains.length > 0),
}

/** A connection or a cloud fails for want of its variable; a key is rejected for many a reason. */
const isNarrow = (explains: readonly Outcome[]) =>
  explains.every(outcome => outcome === 'unreachable' || outcome === 'provider')

/** An empty one is none. */
const isOther = ({ process, kind }: ScopeValue) =>
  process === 'other' || (process === 'none' && kind !== 'empty')
