import type { Flag } from '../command.ts'
import type { FlagValues } from '../define-command.ts'

export const scanFlags = [
  { name: 'staged', type: 'boolean', describe: 'Look into what is staged for the next commit' },
  {
    name: 'rules',
    type: 'string',
    value: 'TOOL',
    describe: 'Look at nothing: print what scan looks for as a configuration of gitleaks, for the history',
    choices: () => ['gitleaks'],
  },
] as const satisfies readonly Flag[]

export type ScanFlags = FlagValues<typeof scanFlags>
