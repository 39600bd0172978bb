import type { Command } from '../command.ts'
import { dryRunFlag, recursiveFlag, yesFlag } from '../sync/flags.ts'

export const remove: Command = {
  name: 'remove',
  describe: 'Take our part out again; the original bytes come back',
  positional: {
    name: 'dir',
    describe: 'Repositories; the one around the current folder where none is named',
  },
  flags: [recursiveFlag, dryRunFlag, yesFlag],
  examples: [{ line: 'authmd remove --dry-run', does: 'Print what would be taken out' }],
  load: () => import('../remove/run.ts'),
}
