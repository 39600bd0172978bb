import { definitionsOf } from '../credentials/effective.ts'
import type { Diagnosis } from '../credentials/facts.ts'
import { secretVariables } from '../credentials/types.ts'
import type { Found, Rule } from './rule.ts'
import { nameOf, placeOf, setAt } from './say.ts'

export const settingsOverrideShell: Rule = {
  id: 'settings-override-shell',
  severity: 'warning',
  explains: ['rejected'],
  check: d => [...credentials(d), ...cloudNames(d)],
}

function credentials(d: Diagnosis): readonly Found[] {
  return secretVariables.flatMap(variable => {
    const found = definitionsOf(variable, d)
    const deciding = found.at(-1)
    const shell = found.find(({ source }) => source.startsWith('shell:'))
    if (deciding === undefined || shell === undefined || deciding === shell) return []
    if (shell.kind === 'empty' || deciding.kind === 'empty' || deciding.sameAs === shell.source) return []
    return [
      {
        reason: `${nameOf(deciding)} overrides a different ${variable} in the environment`,
        ...placeOf(deciding),
        variable,
      },
    ]
  })
}

/** A profile, a region, a project: with that provider the other one counts, which may well be meant. */
function cloudNames({ provider, surroundings: { cloud } }: Diagnosis): readonly Found[] {
  const { overridden = [], switchedOff = [] } = cloud
  if (provider === undefined && switchedOff.length === 0) return []
  return overridden
    .filter(({ name }) => !secretVariables.some(one => one === name))
    .map(one => ({
      reason: `${setAt(one.name, { where: one.where })} overrides a different ${one.name} in the environment`,
      ...placeOf(one),
      variable: one.name,
      severity: 'info',
    }))
}
