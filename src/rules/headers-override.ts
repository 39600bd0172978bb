import { sentIn } from './in-use.ts'
import type { Rule } from './rule.ts'
import { nameOf, placeOf, variableOf } from './say.ts'

export const headersOverride: Rule = {
  id: 'headers-override',
  severity: 'warning',
  explains: ['rejected'],
  check: d =>
    [sentIn(d, 'xApiKey'), sentIn(d, 'authorization')]
      .filter(one => one?.variable === 'ANTHROPIC_CUSTOM_HEADERS')
      .flatMap(one =>
        one === undefined
          ? []
          : [
              {
                reason: `${nameOf(one)} is sent instead of what the other variables say`,
                ...(one.source.startsWith('project:') ? { severity: 'error' as const } : {}),
                ...placeOf(one),
                ...variableOf(one),
              },
            ],
      ),
}
