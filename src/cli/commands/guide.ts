import { defineCommand } from '../define-command.ts'
import { guideFlags, guideTogether } from '../guide/flags.ts'

export const guide = defineCommand({
  name: 'guide',
  describe: 'Print the full guide for this machine and repository',
  instead: 'To write a file: authmd guide --output FILE',
  flags: guideFlags,
  together: guideTogether,
  omits: ['format', 'json'],
  examples: [
    { line: 'authmd guide', does: 'Read it here, in a pager on a terminal' },
    { line: 'authmd guide --output docs/claude-code-auth.md', does: 'Keep it in the repository' },
    { line: 'authmd guide --html --output guide.html', does: 'Make an interactive page for the browser' },
    { line: 'authmd guide --shell fish --markdown > guide.md', does: 'Write it once for fish users' },
  ],
  load: () => import('../guide/run.ts'),
})
