import type { Command } from '../command.ts'

export const guide: Command = {
  name: 'guide',
  describe: 'Print the whole guide for this machine and repository',
  flags: [
    {
      name: 'output',
      alias: 'o',
      type: 'string',
      value: 'FILE',
      describe: 'Write it to FILE of the repository, linked from the section and kept current by check',
    },
    { name: 'all', type: 'boolean', describe: 'Speak of every shell, system and place' },
    { name: 'markdown', type: 'boolean', describe: 'Print Markdown instead of text for a terminal' },
    { name: 'no-pager', type: 'boolean', describe: 'Print everything at once' },
    { name: 'shell', type: 'list', value: 'NAME', describe: 'Write for exactly these shells' },
    { name: 'environment', type: 'list', value: 'NAME', describe: 'Write for exactly these environments' },
    { name: 'os', type: 'list', value: 'NAME', describe: 'Write for exactly these systems' },
    { name: 'provider', type: 'string', value: 'NAME', describe: 'Write for this provider' },
  ],
  examples: [
    { line: 'authmd guide', does: 'Read it here, in a pager on a terminal' },
    { line: 'authmd guide --output docs/claude-code-auth.md', does: 'Put it into the repository' },
    { line: 'authmd guide --shell fish --markdown > guide.md', does: 'Write it once for fish users' },
  ],
  load: () => import('../guide/run.ts'),
}
