import { effective } from '../credentials/effective.ts'
import type { Rule } from './rule.ts'
import { nameOf, placeOf } from './say.ts'

/** Measured: the extension of an editor leaves every key aside that no session approved. A declined one has its own rule. */
export const keyNotApproved: Rule = {
  id: 'key-not-approved',
  severity: 'warning',
  explains: ['silent'],
  check: d => {
    const key = effective('ANTHROPIC_API_KEY', d)
    const isLeft =
      d.invocation.entry === 'editor' && !d.invocation.bare && key !== undefined && key.kind !== 'empty'
    if (!isLeft || key.approval !== undefined) return []
    return [
      {
        reason: `${nameOf(key)} is set, but the editor extension uses only keys that were approved in a session`,
        ...placeOf(key),
        // With a login in use it does no harm.
        ...(d.resolution.request ? { severity: 'info' as const } : {}),
      },
    ]
  },
}
