import { defineCommand } from '../define-command.ts'
import { doctorFlags, doctorTogether } from '../doctor/flags.ts'

export const doctor = defineCommand({
  name: 'doctor',
  describe: 'Show which credential Claude Code sends from here, and what is wrong with it',
  instead: 'Use --cwd for another folder, --error for a message',
  flags: doctorFlags,
  together: doctorTogether,
  examples: [
    { line: 'authmd doctor', does: 'Show which credential is sent, where it comes from, and what is wrong' },
    { line: 'authmd doctor --online', does: 'Test the API key as well' },
    { line: 'authmd doctor --prove', does: 'See what the installed Claude Code actually sends' },
    { line: "authmd doctor --error 'API Error: 401 …'", does: 'Start from what Claude Code printed' },
    {
      line: 'authmd doctor --expect subscription',
      does: 'Fail before a key is billed instead of the plan',
    },
    { line: 'authmd doctor --value - < token.txt', does: 'Check a secret before a workflow gets it' },
    { line: 'authmd doctor --quiet', does: 'Print only what is wrong' },
  ],
  load: () => import('../doctor/run.ts'),
})
