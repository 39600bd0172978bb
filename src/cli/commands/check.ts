import type { Command } from '../command.ts'
import { markdownFlag, nullFlag, reposFlag } from '../fleet/flags.ts'
import { choiceFlags, recursiveFlag } from '../sync/flags.ts'

export const check: Command = {
  name: 'check',
  describe: 'Say whether everything is still current; write nothing',
  positional: {
    name: 'dir',
    describe: 'Repositories; the one around the current folder where none is named',
  },
  flags: [
    ...choiceFlags,
    {
      name: 'fail-on',
      type: 'list',
      value: 'REASON',
      describe: 'Exit with 1 for these only: outdated, conflict, error, edited',
    },
    recursiveFlag,
    reposFlag,
    nullFlag,
    markdownFlag,
  ],
  examples: [
    { line: 'authmd check', does: 'Exit with 1 and print the diff when something is outdated' },
    { line: 'authmd check --fail-on conflict', does: 'Let new wording pass, stop at a conflict' },
  ],
  load: () => import('../check/run.ts'),
}
