import type { Flag } from '../command.ts'
import type { FlagValues } from '../define-command.ts'
import { flagsFor } from '../sync/option-flags.ts'

const ownFlags = [
  {
    name: 'format',
    type: 'string',
    value: 'FORM',
    describe: 'Print it in this form',
    choices: () => ['pretty', 'json'],
  },
  { name: 'list', type: 'boolean', describe: 'List every id with its title' },
  { name: 'markdown', type: 'boolean', describe: 'Print Markdown instead of text for a terminal' },
] as const satisfies readonly Flag[]

const shellFlags = flagsFor(['shells']).map(flag => ({
  ...flag,
  describe: 'Give the commands for this shell',
}))

export const explainFlags = [...ownFlags, ...shellFlags] as const

export type ExplainFlags = FlagValues<typeof explainFlags>
