import type { Diagnosis } from '../credentials/facts.ts'
import { secretVariables } from '../credentials/types.ts'
import { sentIn } from './in-use.ts'
import type { Rule } from './rule.ts'
import { lastSet } from './start-up.ts'

export const restartNeeded: Rule = {
  id: 'restart-needed',
  severity: 'warning',
  explains: ['silent', 'rejected', 'billing'],
  check: d =>
    d.insideClaude || d.editor !== undefined
      ? []
      : secretVariables.flatMap(variable => {
          const last = lastSet(d, variable)
          if (last === undefined || (last.process !== 'none' && last.process !== 'other')) return []
          if (d.scopes.some(one => one.variable === variable)) return []
          if (last.process === 'none' && sendsLogin(d))
            return [
              {
                reason: `${variable} is set in ${last.file}: another terminal sends it instead of your login`,
                file: last.file,
                line: last.line,
                variable,
                fix: 'login-works',
              },
            ]
          const reason =
            d.surroundings.service !== undefined
              ? `${variable} is set in ${last.file}, and a ${d.surroundings.service === 'cron' ? 'cron job' : 'service'} reads no start-up file`
              : last.process === 'none'
                ? `${variable} is set in ${last.file} but not in this session, which started before`
                : `${variable} has a different value in ${last.file} than in this session`
          const isForeign = d.shell !== undefined && last.shells?.includes(d.shell) === false
          return [
            {
              reason,
              file: last.file,
              line: last.line,
              variable,
              ...(isForeign ? { fix: 'other-shell' } : {}),
            },
          ]
        }),
}

/** A login goes out here: the line would only hide it. */
const sendsLogin = (d: Diagnosis) =>
  d.surroundings.service === undefined && sentIn(d, 'authorization')?.source.startsWith('login:') === true
