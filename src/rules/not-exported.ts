import { secretVariables } from '../credentials/types.ts'
import type { Rule } from './rule.ts'
import { setIn } from './start-up.ts'

export const notExported: Rule = {
  id: 'not-exported',
  severity: 'error',
  explains: ['silent'],
  onlyAnthropic: true,
  check: d =>
    secretVariables.flatMap(variable => {
      const lines = setIn(d, variable)
      const last = lines.at(-1)
      if (
        last === undefined ||
        last.exported ||
        last.process !== 'none' ||
        lines.some(({ exported }) => exported)
      )
        return []
      return [
        {
          reason: `${variable} is set in ${last.file} but not exported, so no program sees it`,
          file: last.file,
          line: last.line,
          variable,
          // With another credential in use, the line does no harm.
          ...(d.resolution.request ? { severity: 'info' as const } : {}),
        },
      ]
    }),
}
