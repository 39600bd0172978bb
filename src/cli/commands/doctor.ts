import type { Command } from '../command.ts'

export const doctor: Command = {
  name: 'doctor',
  describe: 'Tell which credential Claude Code sends from here, and what is wrong with it',
  flags: [
    {
      name: 'error',
      type: 'string',
      value: 'TEXT',
      describe: 'Rank the causes by what Claude Code printed; - reads it from standard input',
    },
    {
      name: 'expect',
      type: 'string',
      value: 'KIND',
      describe:
        'Exit 1 unless this would be used: subscription, key, token, gateway, bedrock, vertex, foundry',
    },
    {
      name: 'value',
      type: 'string',
      value: '-',
      describe: 'Say kind, length and defects of one secret that is read from standard input',
    },
    {
      name: 'online',
      type: 'boolean',
      describe: 'Test an API key with one request to api.anthropic.com that costs nothing',
    },
    {
      name: 'allow-host',
      type: 'list',
      value: 'HOST',
      describe: 'Let this host get the key too, with --online',
    },
    {
      name: 'run-helper',
      type: 'boolean',
      describe: 'Run the apiKeyHelper of the user or the administrator, never of a project',
    },
    {
      name: 'prove',
      type: 'boolean',
      describe:
        'Ask the claude on PATH what it sends, with a server on this machine alone; it notes its start in its own state file, as always',
    },
    {
      name: 'settings',
      type: 'string',
      value: 'FILE',
      describe: 'Look as if claude had been started with --settings FILE',
    },
    {
      name: 'setting-sources',
      type: 'string',
      value: 'LIST',
      mayBeEmpty: true,
      describe: 'Look as if it had been started with --setting-sources LIST (user,project,local)',
    },
    { name: 'bare', type: 'boolean', describe: 'Look as if it had been started with --bare' },
    { name: 'restricted', type: 'boolean', describe: 'Look as if it had been started with --restricted' },
    { name: 'shell', type: 'string', value: 'NAME', describe: 'Write the fixes for this shell' },
    { name: 'markdown', type: 'boolean', describe: 'Print a report for an issue, without any secret' },
  ],
  examples: [
    { line: 'authmd doctor', does: 'Tell which credential goes out, from where, and what is wrong' },
    { line: 'authmd doctor --online', does: 'Test the API key as well' },
    { line: 'authmd doctor --prove', does: 'See what the installed Claude Code really sends' },
    { line: "authmd doctor --error 'API Error: 401 …'", does: 'Begin with what Claude Code printed' },
    {
      line: 'authmd doctor --expect subscription',
      does: 'Fail before a key is billed where the plan was meant',
    },
    { line: 'authmd doctor --value - < token.txt', does: 'Look at a secret before a workflow gets it' },
    { line: 'authmd doctor --quiet', does: 'Print only what is wrong' },
  ],
  load: () => import('../doctor/run.ts'),
}
