import { secretVariables } from '../credentials/types.ts'
import type { Rule } from './rule.ts'
import { lastSet } from './start-up.ts'

export const restartNeeded: Rule = {
  id: 'restart-needed',
  severity: 'warning',
  explains: ['silent', 'rejected'],
  check: d =>
    d.insideClaude || d.editor !== undefined
      ? []
      : secretVariables.flatMap(variable => {
          const last = lastSet(d, variable)
          if (last === undefined || (last.process !== 'none' && last.process !== 'other')) return []
          if (d.scopes.some(one => one.variable === variable)) return []
          const reason =
            d.surroundings.service !== undefined
              ? `${variable} is set in ${last.file}, and a ${d.surroundings.service === 'cron' ? 'job of cron' : 'service'} reads no start-up file`
              : last.process === 'none'
                ? `${variable} is set in ${last.file} but not in this session, which started before`
                : `${variable} has another value in ${last.file} than in this session`
          return [{ reason, file: last.file, line: last.line, variable }]
        }),
}
