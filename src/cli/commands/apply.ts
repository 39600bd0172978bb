import type { Command } from '../command.ts'
import { markdownFlag, nullFlag, reposFlag } from '../fleet/flags.ts'
import {
  choiceFlags,
  dryRunFlag,
  noAdoptFlag,
  onEditFlag,
  recursiveFlag,
  repairFlag,
  yesFlag,
} from '../sync/flags.ts'

export const apply: Command = {
  name: 'apply',
  describe: 'Merge the auth section into CLAUDE.md, .env.example and .gitignore',
  positional: {
    name: 'dir',
    describe: 'Repositories; the one around the current folder where none is named',
  },
  flags: [
    ...choiceFlags,
    onEditFlag,
    noAdoptFlag,
    repairFlag,
    recursiveFlag,
    dryRunFlag,
    yesFlag,
    reposFlag,
    nullFlag,
    markdownFlag,
  ],
  examples: [
    { line: 'authmd', does: 'Plan for this repository, show it, ask, write' },
    { line: 'authmd apply --dry-run', does: 'Print the diff and write nothing' },
    { line: 'authmd apply --shell zsh,fish --yes', does: 'Write for exactly these shells' },
    { line: 'authmd apply --repos clones.txt', does: 'Write into every clone that the file lists' },
  ],
  load: () => import('../apply/run.ts'),
}
