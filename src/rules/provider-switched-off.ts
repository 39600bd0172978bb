import type { SwitchedOff } from '../credentials/surroundings.ts'
import type { Rule } from './rule.ts'
import { fileAndLine, inWords, placeOf, setAt } from './say.ts'

/** A stronger file has the switch of a provider off, so that Anthropic is asked and a login is wanted. */
export const providerSwitchedOff: Rule = {
  id: 'provider-switched-off',
  severity: 'warning',
  explains: ['silent', 'rejected'],
  choice: true,
  check: d => {
    if (d.provider !== undefined) return []
    const { switchedOff = [] } = d.surroundings.cloud
    return switchedOff.flatMap(({ name, on, off }) => {
      const deciding = off[0]
      return deciding === undefined
        ? []
        : [
            {
              reason: `${setAt(name, deciding)} is off and overrides ${setAt(name, on)}, so requests go to Anthropic, with an Anthropic key or login`,
              variable: name,
              ...placeOf(deciding),
              right: inWords(off.map(fileAndLine)),
              ...(isOfOwner(deciding, d.settings) ? { fix: 'managed' } : {}),
            },
          ]
    })
  },
}

function isOfOwner({ where }: SwitchedOff['on'], settings: readonly { path: string; layer: string }[]) {
  return settings.some(({ path, layer }) => path === where && layer === 'managed')
}
