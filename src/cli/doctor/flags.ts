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
    describe: 'Describe one secret read from standard input: kind, length, defects',
  },
  {
    name: 'online',
    type: 'boolean',
    describe: 'Test the API key with one free request to api.anthropic.com',
  },
  {
    name: 'allow-host',
    type: 'list',
    value: 'HOST',
    describe: 'With --online, let this host receive the key too',
  },
  {
    name: 'run-helper',
    type: 'boolean',
    describe: 'Run the apiKeyHelper of the user or the administrator, never that of a project',
  },
  {
    name: 'prove',
    type: 'boolean',
    describe:
      'Run the claude on PATH against a server on this machine only and show what it sends; like every start, it writes its state file with a backup, plugins/store, projects and sessions',
  },
  {
    name: 'settings',
    type: 'string',
    value: 'FILE',
    paths: 'file',
    lastCounts: true,
    describe: 'Diagnose claude as started with --settings FILE',
  },
  {
    name: 'setting-sources',
    type: 'list',
    value: 'LIST',
    mayBeEmpty: true,
    lastCounts: true,
    describe: 'Diagnose claude as started with --setting-sources LIST',
    choices: () => settingSources,
  },
  { name: 'bare', type: 'boolean', describe: 'Diagnose claude as started with --bare' },
  { name: 'restricted', type: 'boolean', describe: 'Diagnose claude as started with --restricted' },
  { name: 'shell', type: 'string', axis: 'shell', value: 'NAME', describe: 'Write the fixes for this shell' },
  {
    name: 'markdown',
    type: 'boolean',
    describe: 'Print a report to paste into an issue, without any secret',
  },
] as const satisfies readonly Flag[]

export const doctorTogether: readonly Together[] = [
  {
    when: ['value'],
    only: ['json', 'format', 'cwd', 'quiet', 'no-color'],
    told: '--value reads standard input and nothing else: drop it or {other}',
  },
  {
    when: ['value'],
    never: ['form=sarif', 'form=github'],
    told: '--value prints text, or JSON with --json: drop {other}',
  },
  {
    when: ['allow-host'],
    needs: ['online'],
    told: '--allow-host needs --online: without it nothing is sent to any host',
  },
]

export type DoctorFlags = FlagValues<typeof doctorFlags>
