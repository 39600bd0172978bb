import { secretVariables } from '../credentials/types.ts'
import type { Rule } from './rule.ts'
import { lastSet } from './start-up.ts'

export const staleEditor: Rule = {
  id: 'stale-editor',
  severity: 'warning',
  explains: ['silent', 'rejected'],
  check: d =>
    d.insideClaude || d.editor === undefined
      ? []
      : secretVariables.flatMap(variable => {
          const last = lastSet(d, variable)
          if (last === undefined || (last.process !== 'none' && last.process !== 'other')) return []
          const name = d.editor === 'vscode' ? 'VS Code' : 'the JetBrains IDE'
          return [
            {
              reason: `The ${variable} of ${last.file} has not reached ${name}, which passes its own environment to its terminals and panels`,
              file: last.file,
              line: last.line,
              variable,
            },
          ]
        }),
}
