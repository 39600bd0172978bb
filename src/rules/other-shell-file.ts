import { secretVariables } from '../credentials/types.ts'
import type { Rule } from './rule.ts'
import { setIn } from './start-up.ts'

export const otherShellFile: Rule = {
  id: 'other-shell-file',
  severity: 'warning',
  explains: ['silent'],
  onlyAnthropic: true,
  check: d =>
    d.insideClaude || d.shell === undefined
      ? []
      : secretVariables.flatMap(variable => {
          const [other, ...more] = setIn(d, variable, 'other').filter(({ exported }) => exported)
          const also = more
            .filter(({ file }) => file !== other?.file)
            .map(({ file, line }) => `, nor ${file}:${line}`)
          if (other === undefined || other.process !== 'none' || setIn(d, variable).length > 0) return []
          return [
            {
              reason: `${variable} is set in ${other.file}, which ${d.shell} does not read${also.slice(0, 2).join('')}`,
              file: other.file,
              line: other.line,
              variable,
            },
          ]
        }),
}
