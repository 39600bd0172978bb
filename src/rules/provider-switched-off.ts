import type { SwitchedOff } from '../credentials/surroundings.ts'
import type { Rule } from './rule.ts'
import { placeOf, setAt } from './say.ts'

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
              right: inWords(off.map(nameOf)),
              ...(isOfOwner(deciding, d.settings) ? { fix: 'managed' } : {}),
            },
          ]
    })
  },
}

const nameOf = ({ where, line }: SwitchedOff['on']) => (line === undefined ? where : `${where}:${line}`)

const inWords = (all: readonly string[]) =>
  all.length > 1 ? `${all.slice(0, -1).join(', ')} and ${all.at(-1)}` : (all[0] ?? '')

function isOfOwner({ where }: SwitchedOff['on'], settings: readonly { path: string; layer: string }[]) {
  return settings.some(({ path, layer }) => path === where && layer === 'managed')
}
