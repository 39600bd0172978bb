import { checkFlags } from '../check/flags.ts'
import { defineCommand } from '../define-command.ts'
import { planTogether } from '../sync/run-flags.ts'

export const check = defineCommand({
  name: 'check',
  describe: 'Check that everything is up to date; write nothing',
  positional: {
    name: 'dir',
    many: true,
    paths: 'folder',
    describe: 'Repositories, or - for a document on standard input; default: the repository you are in',
  },
  flags: checkFlags,
  together: planTogether,
  examples: [
    { line: 'authmd check', does: 'Exit with 1 and print the diff when something is outdated' },
    { line: 'authmd check --fail-on conflict', does: 'Let new wording pass, stop at a conflict' },
    { line: 'authmd check - --path .gitignore < draft', does: 'Check a text as if it were that file' },
  ],
  load: () => import('../check/run.ts'),
})
