import type { Argv } from 'yargs'
import { type Command, UsageError } from '../command.ts'
import { findCommand } from '../find-command.ts'
import { flagsOf } from '../flags.ts'
import { namesFor } from '../names-for.ts'
import { defaultCommand } from '../read-arguments.ts'
import { bareYargs, yargsOption } from './build.ts'

/** Past this a line of help is hard to read, however wide the terminal is. */
const widest = 100

/** The help of the whole tool, or of the command that `argv` names. */
export async function helpText(
  argv: readonly string[],
  commands: readonly Command[],
  columns: number,
): Promise<string> {
  const { word } = findCommand(argv, commands)
  const command = commands.find(({ name }) => name === word)
  if (word !== undefined && command === undefined && word !== 'help')
    throw new UsageError(`No help for ${JSON.stringify(word)}. See authmd --help`)
  const parser = command === undefined ? forTool(commands) : forCommand(command)
  return `${await parser.wrap(Math.min(columns, widest)).getHelp()}\n`
}

function forTool(commands: readonly Command[]): Argv {
  const listed = commands.reduce(
    (built, command) => built.command(usageOf(command), command.describe),
    bareYargs().usage(
      `Usage: authmd [command] [flags]\n\nKeeps the Claude Code authentication guidance of a repository up to date, and finds out why Claude Code answers 401.\nWith no command, runs authmd ${defaultCommand} on the git repository you are in.`,
    ),
  )
  return commands
    .flatMap(({ examples }) => examples.slice(0, 1))
    .reduce((built, { line, does }) => built.example(line, does), listed)
    .option('help', {
      alias: 'h',
      type: 'boolean',
      describe: 'Show help; authmd COMMAND --help for one command',
    })
    .option('version', { type: 'boolean', describe: 'Print the version' })
    .epilogue(
      'Exit codes: 0 fine or applied, 1 something was found, 2 could not run or refused, 130 interrupted.',
    )
}

function forCommand(command: Command): Argv {
  const positional = command.positional
  const parser = withFlags(
    bareYargs().usage(`Usage: authmd ${usageOf(command)} [flags]\n\n${command.describe}`),
    command,
  )
  const described =
    positional === undefined ? parser : parser.epilogue(`${positional.name}: ${positional.describe}`)
  return command.examples
    .reduce((built, { line, does }) => built.example(line, does), described)
    .option('help', { alias: 'h', type: 'boolean', describe: 'Show this help' })
}

function withFlags(parser: Argv, command: Command): Argv {
  return flagsOf(command).reduce((built, flag) => {
    const choices = namesFor(flag)
    return built.option(flag.name, {
      ...yargsOption(flag),
      ...(flag.value === undefined ? {} : { describe: `${flag.value}: ${flag.describe}` }),
      ...(choices === undefined ? {} : { choices }),
    })
  }, parser)
}

function usageOf({ name, positional }: Command): string {
  return positional === undefined
    ? name
    : `${name} [${positional.name}${positional.many === true ? '…' : ''}]`
}
