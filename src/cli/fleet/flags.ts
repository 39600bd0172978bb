import type { Flag } from '../command.ts'

export const reposFlag = {
  name: 'repos',
  type: 'string',
  value: 'FILE',
  paths: 'file',
  describe: 'Work on every repository that FILE lists (- for standard input), one JSON line for each',
} as const satisfies Flag

export const nullFlag = {
  name: 'null',
  type: 'boolean',
  describe: 'The paths of --repos are parted by NUL, as find -print0 writes them',
} as const satisfies Flag

export const markdownFlag = {
  name: 'markdown',
  type: 'boolean',
  describe: 'Print the text of a pull request; its first line is the title',
} as const satisfies Flag

export const configFlag = {
  name: 'config',
  type: 'string',
  value: 'FILE',
  paths: 'file',
  describe: 'Go by this configuration in every repository; what a repository configures itself counts more',
} as const satisfies Flag
