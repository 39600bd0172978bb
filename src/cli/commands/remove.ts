import { defineCommand } from '../define-command.ts'
import { removeFlags } from '../remove/flags.ts'

export const remove = defineCommand({
  name: 'remove',
  describe: 'Remove what authmd added; the original bytes come back',
  positional: {
    name: 'dir',
    many: true,
    paths: 'folder',
    describe: 'Repositories; default: the one you are in',
  },
  flags: removeFlags,
  examples: [{ line: 'authmd remove --dry-run', does: 'Print what would be removed' }],
  load: () => import('../remove/run.ts'),
})
