import { definitionsOf } from '../credentials/effective.ts'
import { secretVariables } from '../credentials/types.ts'
import type { Rule } from './rule.ts'
import { nameOf, placeOf } from './say.ts'

export const settingsEraseCredential: Rule = {
  id: 'settings-erase-credential',
  severity: 'warning',
  explains: ['silent'],
  check: d =>
    secretVariables.flatMap(variable => {
      const found = definitionsOf(variable, d)
      const deciding = found.at(-1)
      const erased = found.findLast(({ kind }) => kind !== 'empty')
      if (deciding === undefined || deciding.kind !== 'empty' || erased === undefined) return []
      return [
        {
          reason: `${nameOf(deciding)} is empty and erases ${nameOf(erased)}`,
          ...placeOf(deciding),
          variable,
        },
      ]
    }),
}
