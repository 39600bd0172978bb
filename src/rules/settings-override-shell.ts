import { definitionsOf } from '../credentials/effective.ts'
import { secretVariables } from '../credentials/types.ts'
import type { Rule } from './rule.ts'
import { nameOf, placeOf } from './say.ts'

export const settingsOverrideShell: Rule = {
  id: 'settings-override-shell',
  severity: 'warning',
  explains: ['rejected'],
  check: d =>
    secretVariables.flatMap(variable => {
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
    }),
}
