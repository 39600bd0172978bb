import type { Flag, Together } from '../command.ts'

export const dryRunFlag = {
  name: 'dry-run',
  alias: 'n',
  type: 'boolean',
  describe: 'Print the diff, write nothing',
} as const satisfies Flag

export const yesFlag = {
  name: 'yes',
  alias: 'y',
  type: 'boolean',
  describe: 'Write without asking',
} as const satisfies Flag

export const pathFlag = {
  name: 'path',
  type: 'string',
  value: 'NAME',
  paths: 'file',
  describe: 'With -: the file that standard input stands for; default: CLAUDE.md',
} as const satisfies Flag

/** What a plan is asked for, and of whom: a document on standard input, repositories by name, or a list of them. */
export const planTogether: readonly Together[] = [
  { when: ['-'], never: ['repos'], told: 'Give either - for standard input, or {other}' },
  { when: ['-'], never: ['words'], told: 'Give either - for standard input, or directories' },
  // A person who forgot the `-` wants nothing to be written.
  {
    when: ['path'],
    needs: ['-'],
    told: '--path needs - for standard input, as in apply - --path NAME',
  },
  { when: ['null'], needs: ['repos'], told: '--null needs --repos FILE: it describes that list' },
  {
    when: ['repos'],
    never: ['word'],
    told: 'Name the repositories in the --repos list or as arguments, not both',
  },
  {
    when: ['repos'],
    never: ['form=sarif', 'form=github'],
    told: '--repos prints JSON lines; {other} is for one repository',
  },
  {
    when: ['guide-path', 'target'],
    needs: ['target=guide', 'add-target=guide'],
    told: 'A guide path was given, but guide is not among the targets; add the target guide',
  },
  {
    when: ['guide-path', 'target'],
    needs: ['target=claude-md', 'add-target=claude-md'],
    told: 'A guide path needs the target claude-md too: its section records where the guide is',
  },
]
