import { defineCommand } from '../define-command.ts'
import { explainFlags, explainTogether } from '../explain/flags.ts'

export const explain = defineCommand({
  name: 'explain',
  describe: 'Explain what an error means, why it happens and how to fix it; offline',
  positional: {
    name: 'rule-or-error',
    many: true,
    text: true,
    describe: 'The id of a finding, or the text that Claude Code printed',
    words: async packageRoot => (await import('../explain/page-names.ts')).pageNames(packageRoot),
  },
  flags: explainFlags,
  together: explainTogether,
  // A page is what was asked for: of it nothing is left out.
  omits: ['quiet'],
  examples: [
    { line: 'authmd explain two-credentials', does: 'Explain a finding of doctor' },
    {
      line: "authmd explain 'Failed to authenticate. API Error: 401 Invalid bearer token'",
      does: 'Explain what was printed',
    },
    { line: 'claude -p hi 2>&1 | authmd explain', does: 'Explain what a run prints' },
  ],
  load: () => import('../explain/run.ts'),
})
