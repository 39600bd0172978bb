import { secretVariables } from '../credentials/types.ts'
import type { Rule } from './rule.ts'
import { nameOf, placeOf, variableOf } from './say.ts'

/** Nothing goes out, and a variable that was meant for it is there without a value. A pipeline has a rule of its own. */
export const valueEmpty: Rule = {
  id: 'value-empty',
  severity: 'error',
  explains: ['silent'],
  onlyAnthropic: true,
  check: d => {
    if (d.resolution.request || d.ci !== undefined) return []
    const meant = d.credentials.filter(one => secretVariables.some(name => name === one.variable))
    const filled = new Set(meant.flatMap(({ kind, variable }) => (kind === 'empty' ? [] : [variable])))
    return meant
      .filter(({ variable }) => !filled.has(variable))
      .slice(0, 1)
      .map(one => ({
        reason: `${nameOf(one)} is empty, which is the same as not set`,
        source: one.source,
        ...placeOf(one),
        ...variableOf(one),
      }))
  },
}
