import type { Flag } from '../command.ts'

export const reposFlag: Flag = {
  name: 'repos',
  type: 'string',
  value: 'FILE',
  describe: 'Work on every repository that FILE lists (- for standard input), one JSON line for each',
}

export const nullFlag: Flag = {
  name: 'null',
  type: 'boolean',
  describe: 'The paths of --repos are parted by NUL, as find -print0 writes them',
}

export const markdownFlag: Flag = {
  name: 'markdown',
  type: 'boolean',
  describe: 'Print the text of a pull request; its first line is the title',
}
