import { namesBehindDashes } from './behind-dashes.ts'
import type { Arguments, Command, Flag } from './command.ts'
import { isDashedText } from './dashed-text.ts'
import { findCommand } from './find-command.ts'
import { findFlag, flagsOf } from './flags.ts'

/** One command line, understood. */
export interface Call {
  readonly command: Command
  readonly args: Arguments
  /** False where no command was named and the usual one is meant. */
  readonly named: boolean
}

/** The command that is meant when none is named. */
export const defaultCommand = 'apply'

/**
 * Reads the ordinary forms of a command line: `--flag`, `--flag value`, `--flag=value`, `-n`, `--`,
 * repeated and comma-separated lists. `undefined` means that yargs has to look: it knows the rare
 * forms, and it writes the help and the errors. Where this function answers, yargs answers the same
 * (a property test); it exists because loading yargs costs more than a whole `check`.
 */
export function readArguments(argv: readonly string[], commands: readonly Command[]): Call | undefined {
  const { word, rest } = findCommand(argv, commands)
  const command = commands.find(candidate => candidate.name === (word ?? defaultCommand))
  if (command === undefined) return undefined
  const tokens = namesBehindDashes(rest, command)
  const args = readFlags(tokens, flagsOf(command), command.positional?.text === true)
  if (args === undefined || (word === undefined && args.positionals.length > 0)) return undefined
  if (command.positional === undefined && args.positionals.length > 0) return undefined
  return { command, args, named: word !== undefined }
}

function readFlags(
  tokens: readonly string[],
  table: readonly Flag[],
  takesText: boolean,
): Arguments | undefined {
  const flags: Record<string, boolean | string | readonly string[]> = {}
  const positionals: string[] = []
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] ?? ''
    if (token === '--') {
      positionals.push(...tokens.slice(index + 1))
      break
    }
    if (!token.startsWith('-') || (takesText && isDashedText(token))) {
      positionals.push(token)
      continue
    }
    const equals = token.indexOf('=')
    const name = equals < 0 ? token : token.slice(0, equals)
    const flag = findFlag(name, table)
    if (flag === undefined) return undefined
    if (flag.type === 'boolean') {
      // `--json true` is one flag for yargs.
      if (equals >= 0 || /^(true|false)$/.test(tokens[index + 1] ?? '')) return undefined
      flags[flag.name] = true
      continue
    }
    if (equals < 0) index += 1
    const value = equals < 0 ? tokens[index] : token.slice(equals + 1)
    if (value === undefined) return undefined
    const values = readValues(value, flag)
    if (values === undefined) return undefined
    const earlier = flag.lastCounts === true ? undefined : flags[flag.name]
    if (flag.type === 'list') flags[flag.name] = [...(Array.isArray(earlier) ? earlier : []), ...values]
    else if (earlier === undefined) flags[flag.name] = value
    else return undefined
  }
  return { flags, positionals }
}

/** The value in parts, or `undefined` where it needs a second look: empty, quoted, dashed, padded, not a choice. */
function readValues(value: string, flag: Flag): readonly string[] | undefined {
  const isText = flag.text === true && isDashedText(value)
  if (/^["'-]/.test(value) && value !== '-' && !isText) return undefined
  const parts = flag.type === 'list' ? value.split(',') : [value]
  const choices = flag.choices?.()
  if (flag.type === 'list' && parts.some(part => part !== part.trim())) return undefined
  const plain = parts.every(part => part !== '' && (choices === undefined || choices.includes(part)))
  return plain ? parts : undefined
}
