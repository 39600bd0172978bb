import { effective } from '../credentials/effective.ts'
import { isOlder } from '../credentials/version.ts'
import type { Rule } from './rule.ts'
import { nameOf, placeOf } from './say.ts'

export const providerSkipsAuth: Rule = {
  id: 'provider-skips-auth',
  severity: 'warning',
  explains: ['provider', 'rejected'],
  contradicted: d => d.provider === undefined,
  check: d => {
    const skipped = d.switches.find(name => name.startsWith('CLAUDE_CODE_SKIP_') && d.provider !== undefined)
    const key = effective('ANTHROPIC_API_KEY', d)
    if (
      skipped === undefined ||
      key === undefined ||
      d.client === undefined ||
      isOlder(d.client.version, '2.1.228')
    ) {
      return []
    }
    return [
      {
        reason: `With ${skipped} this version does not send ${nameOf(key)} to the gateway`,
        ...placeOf(key),
        variable: skipped,
      },
    ]
  },
}
