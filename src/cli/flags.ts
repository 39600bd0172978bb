import { type Format, formats } from '../report/formats.ts'
import type { Command, Flag, Together } from './command.ts'

/** What every command understands. The frame adds them, so a command lists only its own. */
const common = [
  { name: 'cwd', type: 'string', value: 'DIR', paths: 'folder', describe: 'Run as if started in DIR' },
  {
    name: 'format',
    type: 'string',
    value: 'FORM',
    describe: 'Print the result in this format',
    choices: () => formats,
  },
  {
    name: 'json',
    type: 'boolean',
    describe: 'Print one JSON document, as --format json does; wins over --format',
  },
  { name: 'quiet', alias: 'q', type: 'boolean', describe: 'Print problems only' },
  { name: 'no-color', type: 'boolean', describe: 'Print without colour, as NO_COLOR=1 does' },
] as const satisfies readonly Flag[]

export type CommonFlags = typeof common

export const commonFlags: readonly Flag[] = common

/**
 * Markdown is a form by itself, and whole: beside another one it would not be said which of the two counts. Only a line of a
 * list of repositories has room for both.
 */
export const commonTogether: readonly Together[] = [
  {
    when: ['markdown'],
    unless: ['repos'],
    never: ['form=json', 'form=sarif', 'form=github'],
    told: '--markdown is a format of its own: drop it or {other}',
  },
  {
    when: ['markdown'],
    unless: ['repos'],
    never: ['quiet'],
    told: '--markdown prints the whole text: drop it or {other}',
  },
]

/** All flags of a command: its own, then the common ones that it does not define itself. */
export function flagsOf(command: Command): readonly Flag[] {
  return [
    ...command.flags,
    ...common.filter(
      ({ name }) => !command.omits?.includes(name) && !command.flags.some(flag => flag.name === name),
    ),
  ]
}

/** The flag that a word of the command line names, `--shell` or `-n`. */
export function findFlag(word: string | undefined, table: readonly Flag[]): Flag | undefined {
  return table.find(
    ({ name, alias }) => word === `--${name}` || (alias !== undefined && word === `-${alias}`),
  )
}

/** The form that `--format` and `--json` ask for; `--json` wins, because scripts append it. */
export function formatOf({ flags }: FormArguments): Format {
  if (flags.json === true) return 'json'
  return formats.find(format => format === flags.format) ?? 'pretty'
}

/** Arguments of any command, as far as they tell the form of the output. */
export interface FormArguments {
  readonly flags: { readonly json?: unknown; readonly format?: unknown }
}
