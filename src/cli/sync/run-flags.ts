import type { Flag } from '../command.ts'

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
  describe: 'With - for standard input: the file that it stands for; CLAUDE.md unless said',
} as const satisfies Flag
