import type { Command } from '../command.ts'

export const scan: Command = {
  name: 'scan',
  describe: 'Find Anthropic credentials that are written into files',
  positional: { name: 'path', describe: 'Files or folders; - for standard input; default: what git tracks' },
  flags: [
    { name: 'staged', type: 'boolean', describe: 'Look into what is staged for the next commit' },
    {
      name: 'rules',
      type: 'string',
      value: 'TOOL',
      describe: 'Look at nothing: print what scan looks for as a configuration of gitleaks, for the history',
      choices: () => ['gitleaks'],
    },
  ],
  examples: [
    { line: 'authmd scan', does: 'Look into tracked files, settings, memory files and .env files' },
    { line: 'authmd scan --staged', does: 'Look into what would be committed' },
    {
      line: 'authmd scan --rules gitleaks > gitleaks.toml',
      does: 'Then `gitleaks git -c gitleaks.toml` looks into the history',
    },
    { line: 'authmd scan --format sarif', does: 'The same, for code scanning' },
    { line: 'kubectl logs app | authmd scan -', does: 'Look into standard input' },
  ],
  load: () => import('../scan/run.ts'),
}
