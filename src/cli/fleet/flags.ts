import type { Flag } from '../command.ts'

export const reposFlag = {
  name: 'repos',
  type: 'string',
  value: 'FILE',
  paths: 'file',
  describe: 'Work on every repository listed in FILE (- for standard input); one JSON line each',
} as const satisfies Flag

export const nullFlag = {
  name: 'null',
  type: 'boolean',
  describe: 'The paths in --repos are separated by NUL, as find -print0 writes them',
} as const satisfies Flag

export const markdownFlag = {
  name: 'markdown',
  type: 'boolean',
  describe: 'Print a pull request description; the first line is its title',
} as const satisfies Flag

export const configFlag = {
  name: 'config',
  type: 'string',
  value: 'FILE',
  paths: 'file',
  describe: 'Use this configuration in every repository; what a repository sets itself wins',
} as const satisfies Flag
