import { secretVariables } from '../credentials/types.ts'
import type { Rule } from './rule.ts'
import { setIn } from './start-up.ts'

export const otherShellFile: Rule = {
  id: 'other-shell-file',
  severity: 'warning',
  causes: [],
  explains: ['silent'],
  check: d =>
    d.insideClaude || d.shell === undefined
      ? []
      : secretVariables.flatMap(variable => {
          const other = setIn(d, variable, 'other').find(({ exported }) => exported)
          if (other === undefined || other.process !== 'none' || setIn(d, variable).length > 0) return []
          return [
            {
              reason: `${variable} is set there, but that file is not read by ${d.shell}`,
              file: other.file,
              line: other.line,
              variable,
            },
          ]
        }),
}
