import type { Flag, Together } from '../command.ts'
import type { FlagValues } from '../define-command.ts'

export const scanFlags = [
  { name: 'staged', type: 'boolean', describe: 'Scan what is staged for the next commit' },
  {
    name: 'rules',
    type: 'string',
    value: 'TOOL',
    describe: 'Scan nothing; print the rules as a gitleaks configuration, for the history',
    choices: () => ['gitleaks'],
  },
] as const satisfies readonly Flag[]

export const scanTogether: readonly Together[] = [
  // The rules are a text of another tool: nothing is looked at, and they have no other form.
  {
    when: ['rules'],
    only: ['cwd', 'no-color'],
    told: '--rules looks at nothing and prints what gitleaks reads: leave it or {other} out',
  },
  {
    when: ['staged'],
    never: ['word'],
    told: '--staged looks into the whole repository: leave {other} out',
  },
]

export type ScanFlags = FlagValues<typeof scanFlags>
