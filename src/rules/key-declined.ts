import { effective } from '../credentials/effective.ts'
import type { Rule } from './rule.ts'
import { nameOf, placeOf } from './say.ts'

export const keyDeclined: Rule = {
  id: 'key-declined',
  severity: 'warning',
  explains: ['silent'],
  check: d =>
    d.credentials
      .filter(one => one.approval === 'rejected' && one.source === effective('ANTHROPIC_API_KEY', d)?.source)
      .map(one => ({
        reason: `${nameOf(one)} was declined in the interactive dialog, so sessions ignore it; claude -p still uses it`,
        ...placeOf(one),
      })),
}
