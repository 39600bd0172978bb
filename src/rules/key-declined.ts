import { askedKey } from '../credentials/interactive.ts'
import type { Rule } from './rule.ts'
import { nameOf, placeOf } from './say.ts'

export const keyDeclined: Rule = {
  id: 'key-declined',
  severity: 'warning',
  explains: ['silent'],
  check: d => {
    const key = askedKey(d)
    // Measured: with --bare the answer changes nothing.
    if (key?.approval !== 'rejected' || d.invocation.bare) return []
    return [
      {
        reason: `${nameOf(key)} was declined in the interactive dialog, so sessions ignore it; claude -p still uses it`,
        ...placeOf(key),
      },
    ]
  },
}
