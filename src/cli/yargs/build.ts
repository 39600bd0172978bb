import yargs, { type Argv, type Options } from 'yargs'
import { type Flag, UsageError } from '../command.ts'

/** The grammar that the plain reader shares; each setting is one of its promises. */
const grammar = {
  'boolean-negation': false,
  'camel-case-expansion': false,
  'dot-notation': false,
  'greedy-arrays': false,
  'parse-numbers': false,
  'parse-positional-numbers': false,
} as const

/** yargs with nothing of its own accord: no exit, no locale, no output, its errors as `UsageError`. */
export function bareYargs(): Argv {
  return yargs()
    .scriptName('authmd')
    .detectLocale(false)
    .parserConfiguration(grammar)
    .exitProcess(false)
    .version(false)
    .help(false)
    .fail((message: string | null, error: Error | undefined) => {
      throw error ?? new UsageError((message ?? 'The command line could not be understood').trim())
    })
}

/** One flag of our table as yargs wants it. What its value may be is checked by the reader, whose messages say more. */
export function yargsOption(flag: Flag): Options {
  return {
    type: flag.type === 'list' ? 'array' : flag.type,
    ...(flag.type === 'list' ? { string: true } : {}),
    describe: flag.describe,
    ...(flag.alias === undefined ? {} : { alias: flag.alias }),
  }
}
