import { applyFlags } from '../apply/flags.ts'
import { defineCommand } from '../define-command.ts'
import { planTogether } from '../sync/run-flags.ts'

export const apply = defineCommand({
  name: 'apply',
  describe: 'Merge the auth section into CLAUDE.md, .env.example and .gitignore',
  positional: {
    name: 'dir',
    many: true,
    paths: 'folder',
    describe:
      'Repositories, or - for a document on standard input; the repository around you where none is named',
  },
  flags: applyFlags,
  together: planTogether,
  examples: [
    { line: 'authmd', does: 'Plan for this repository, show it, ask, write' },
    { line: 'authmd apply --dry-run', does: 'Print the diff and write nothing' },
    { line: 'authmd apply --shell zsh,fish --yes', does: 'Write for exactly these shells' },
    { line: 'authmd apply --repos clones.txt', does: 'Write into every clone that the file lists' },
    { line: 'authmd apply - < CLAUDE.md', does: 'Print the document with its section; write nothing' },
  ],
  load: () => import('../apply/run.ts'),
  loadUnnamed: () => import('../apply/run-unnamed.ts'),
})
