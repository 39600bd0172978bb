import { definitionsOf } from '../credentials/effective.ts'
import type { Diagnosis } from '../credentials/facts.ts'
import { secretVariables } from '../credentials/types.ts'
import { decidingRoutes } from './routes.ts'
import type { Found, Rule } from './rule.ts'
import { nameOf, placeOf, setAt } from './say.ts'

export const settingsEraseCredential: Rule = {
  id: 'settings-erase-credential',
  severity: 'warning',
  explains: ['silent'],
  check: d => [...credentials(d), ...address(d)],
}

function credentials(d: Diagnosis): readonly Found[] {
  return secretVariables.flatMap(variable => {
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
  })
}

/** An address that is erased: what is meant for a gateway goes to Anthropic. */
function address(d: Diagnosis): readonly Found[] {
  const variable = 'ANTHROPIC_BASE_URL'
  const [deciding] = decidingRoutes(d, [variable])
  if (d.provider !== undefined || deciding?.defects.includes('empty') !== true) return []
  const erased = d.routes.findLast(
    one => one.variable === variable && one.host !== undefined && one.host !== 'api.anthropic.com',
  )
  return erased === undefined
    ? []
    : [
        {
          reason: `${setAt(variable, { where: deciding.where })} is empty and erases ${setAt(variable, { where: erased.where })}, so requests go to Anthropic`,
          ...placeOf(deciding),
          variable,
          explains: ['silent', 'rejected'],
        },
      ]
}
