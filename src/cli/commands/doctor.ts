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
      name: 'online',
      type: 'boolean',
      describe: 'Test an API key with one request to api.anthropic.com that costs nothing',
    },
    {
      name: 'allow-host',
      type: 'list',
      value: 'HOST',
      describe: 'With --online: this host may get the key, too',
    },
    {
      name: 'run-helper',
      type: 'boolean',
      describe: 'Run the apiKeyHelper of the user or the administrator, never of a project',
    },
    {
      name: 'settings',
      type: 'string',
      value: 'FILE',
      describe: 'Look at it as if claude had been started with this --settings',
    },
    {
      name: 'setting-sources',
      type: 'string',
      value: 'LIST',
      describe: 'The same for --setting-sources: user,project,local',
    },
    { name: 'bare', type: 'boolean', describe: 'The same for --bare' },
    { name: 'restricted', type: 'boolean', describe: 'The same for --restricted' },
    { name: 'shell', type: 'string', value: 'NAME', describe: 'Write the fixes for this shell' },
    { name: 'markdown', type: 'boolean', describe: 'Print a report for an issue; nothing secret is in it' },
  ],
  examples: [
    { line: 'authmd doctor', does: 'which credential goes out, from where, and what is wrong' },
    { line: 'authmd doctor --online', does: 'test the API key as well' },
    { line: "authmd doctor --error 'API Error: 401 …'", does: 'begin with what Claude Code printed' },
    { line: 'authmd doctor --quiet', does: 'print something only when something is wrong' },
  ],
  load: () => import('../doctor/run.ts'),
}
