import { defineCommand } from '../define-command.ts'
import { scanFlags, scanTogether } from '../scan/flags.ts'

export const scan = defineCommand({
  name: 'scan',
  describe: 'Find Anthropic credentials in files',
  positional: {
    name: 'path',
    many: true,
    paths: 'file',
    describe: 'Files or folders; - for standard input; default: what git tracks',
  },
  flags: scanFlags,
  together: scanTogether,
  examples: [
    { line: 'authmd scan', does: 'Scan tracked files, settings, memory files and .env files' },
    { line: 'authmd scan --staged', does: 'Scan what would be committed' },
    {
      line: 'authmd scan --rules gitleaks > gitleaks.toml',
      does: 'Then `gitleaks git -c gitleaks.toml` scans the history',
    },
    { line: 'authmd scan --format sarif', does: 'Report it for code scanning' },
    { line: 'kubectl logs app | authmd scan -', does: 'Scan standard input' },
  ],
  load: () => import('../scan/run.ts'),
})
