import { isOlder } from '../credentials/version.ts'
import type { Rule } from './rule.ts'

export const betasDisabled: Rule = {
  id: 'betas-disabled',
  severity: 'warning',
  explains: ['rejected'],
  check: d =>
    d.switches.includes('CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS') &&
    d.resolution.oauthBeta &&
    (d.client === undefined || isOlder(d.client.version, '2.1.123'))
      ? [
          {
            reason:
              'Before version 2.1.123, CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS removes the header that a login needs',
            variable: 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS',
          },
        ]
      : [],
}
