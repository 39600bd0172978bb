import { expectations } from '../../credentials/facts.ts'
import { settingSources } from '../../credentials/invocation.ts'
import type { Flag, Together } from '../command.ts'
import type { FlagValues } from '../define-command.ts'

export const doctorFlags = [
  {
    name: 'error',
    type: 'string',
    value: 'TEXT',
    text: true,
    describe: 'Rank the causes by what Claude Code printed; - reads it from standard input',
  },
  {
    name: 'expect',
    type: 'string',
    value: 'KIND',
    describe: 'Exit 1 unless this would be used',
    choices: () => expectations,
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
      'Ask the claude on PATH what it sends, with a server on this machine alone; as at every start it keeps its notes: the state file with a backup, plugins/store, projects and sessions',
  },
  {
    name: 'settings',
    type: 'string',
    value: 'FILE',
    paths: 'file',
    lastCounts: true,
    describe: 'Look as if claude had been started with --settings FILE',
  },
  {
    name: 'setting-sources',
    type: 'list',
    value: 'LIST',
    mayBeEmpty: true,
    lastCounts: true,
    describe: 'Look as if it had been started with --setting-sources LIST',
    choices: () => settingSources,
  },
  { name: 'bare', type: 'boolean', describe: 'Look as if it had been started with --bare' },
  { name: 'restricted', type: 'boolean', describe: 'Look as if it had been started with --restricted' },
  { name: 'shell', type: 'string', axis: 'shell', value: 'NAME', describe: 'Write the fixes for this shell' },
  { name: 'markdown', type: 'boolean', describe: 'Print a report for an issue, without any secret' },
] as const satisfies readonly Flag[]

export const doctorTogether: readonly Together[] = [
  {
    when: ['value'],
    only: ['json', 'format', 'cwd', 'quiet', 'no-color'],
    told: '--value looks at standard input and at nothing else: leave it or {other} out',
  },
  {
    when: ['value'],
    never: ['form=sarif', 'form=github'],
    told: '--value prints text, or JSON with --json; it has no other form: leave {other} out',
  },
  {
    when: ['allow-host'],
    needs: ['online'],
    told: '--allow-host goes with --online: without it nothing is sent to any host',
  },
]

export type DoctorFlags = FlagValues<typeof doctorFlags>
