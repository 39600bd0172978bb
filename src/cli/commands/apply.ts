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
    describe: 'Repositories, or - for a document on standard input; default: the repository you are in',
  },
  flags: applyFlags,
  together: planTogether,
  examples: [
    { line: 'authmd', does: 'Show the plan for this repository, ask, then write' },
    { line: 'authmd apply --dry-run', does: 'Print the diff and write nothing' },
    { line: 'authmd apply --shell zsh,fish --yes', does: 'Write for exactly these shells' },
    { line: 'authmd apply --repos clones.txt', does: 'Write to every clone listed in the file' },
    { line: 'authmd apply - < CLAUDE.md', does: 'Print the document with its section; write nothing' },
  ],
  load: () => import('../apply/run.ts'),
  loadUnnamed: () => import('../apply/run-unnamed.ts'),
})
