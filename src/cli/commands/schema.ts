import { defineCommand } from '../define-command.ts'

export const schema = defineCommand({
  name: 'schema',
  describe: 'Print the JSON Schema of the configuration or of the reports',
  positional: {
    name: 'which',
    describe: 'config (the usual one) or report',
    words: () => ['config', 'report'],
  },
  flags: [],
  omits: ['format', 'json', 'quiet', 'no-color'],
  examples: [
    { line: 'authmd schema', does: 'Print the schema of authmd.config.json' },
    { line: 'authmd schema report', does: 'Print the schema of what --json prints' },
  ],
  load: () => import('../schema/run.ts'),
})
