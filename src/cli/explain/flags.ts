import type { Flag, Together } from '../command.ts'
import type { FlagValues } from '../define-command.ts'

export const explainFlags = [
  {
    name: 'format',
    type: 'string',
    value: 'FORM',
    describe: 'Print it in this format',
    choices: () => ['pretty', 'json'],
  },
  { name: 'list', type: 'boolean', describe: 'List every id with its title' },
  { name: 'markdown', type: 'boolean', describe: 'Print Markdown instead of text for a terminal' },
  {
    name: 'shell',
    type: 'string',
    axis: 'shellOrAny',
    value: 'NAME',
    describe: 'Give the commands for this shell',
  },
] as const satisfies readonly Flag[]

export const explainTogether: readonly Together[] = [
  { when: ['list'], never: ['word'], told: '--list shows every id: leave it or the text out' },
  { when: ['list'], never: ['shell'], told: '--list shows no command of a shell: leave it or {other} out' },
]

export type ExplainFlags = FlagValues<typeof explainFlags>
