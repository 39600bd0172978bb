import { defineCommand } from '../define-command.ts'
import { removeFlags } from '../remove/flags.ts'

export const remove = defineCommand({
  name: 'remove',
  describe: 'Take our part out again; the original bytes come back',
  positional: {
    name: 'dir',
    many: true,
    paths: 'folder',
    describe: 'Repositories; the one around the current folder where none is named',
  },
  flags: removeFlags,
  examples: [{ line: 'authmd remove --dry-run', does: 'Print what would be taken out' }],
  load: () => import('../remove/run.ts'),
})
