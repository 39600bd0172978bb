import { checkFlags } from '../check/flags.ts'
import { defineCommand } from '../define-command.ts'
import { planTogether } from '../sync/run-flags.ts'

export const check = defineCommand({
  name: 'check',
  describe: 'Say whether everything is still current; write nothing',
  positional: {
    name: 'dir',
    many: true,
    paths: 'folder',
    describe:
      'Repositories, or - for a document on standard input; the repository around you where none is named',
  },
  flags: checkFlags,
  together: planTogether,
  examples: [
    { line: 'authmd check', does: 'Exit with 1 and print the diff when something is outdated' },
    { line: 'authmd check --fail-on conflict', does: 'Let new wording pass, stop at a conflict' },
    { line: 'authmd check - --path .gitignore < draft', does: 'Look at a text as if it stood there' },
  ],
  load: () => import('../check/run.ts'),
})
