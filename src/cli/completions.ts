import { mayStandTogether } from '../options/may-stand-together.ts'
import type { Arguments, Command, Flag, PathKind } from './command.ts'
import { findCommand } from './find-command.ts'
import { findFlag, flagsOf } from './flags.ts'
import { namesFor } from './names-for.ts'
import { defaultCommand } from './read-arguments.ts'
import { readBegun, withValue } from './read-begun.ts'
import { refusalOf } from './together.ts'

/**
 * What may stand for the last of `words`, which is empty or begun (`authmd --complete WORD…`): commands, the words that one
 * takes, flags or a flag's values, one `word<TAB>meaning` each. Paths the shell completes itself: where one is expected, the
 * answer is a line without a word, `<TAB>file` or `<TAB>folder`. No line: nothing fits, and no path either.
 * Made from the table without yargs, because a person waits for it at each press of the key. What is offered, the line may
 * end with: the rows by which the reader refuses are asked before.
 */
export async function completions(
  words: readonly string[],
  { commands, packageRoot }: { readonly commands: readonly Command[]; readonly packageRoot: string },
): Promise<readonly string[]> {
  const { begun, earlier } = apart(words)
  const { word, rest } = findCommand(earlier, commands)
  const command = commands.find(({ name }) => name === (word ?? defaultCommand))
  if (command === undefined) return []
  const table = flagsOf(command)
  const plain = earlier.includes('--')
  const flag = plain ? undefined : flagBefore(earlier.at(-1), begun, table)
  const line = lineOf(command, flag?.isNext === true ? rest.slice(0, -1) : rest)
  const offered =
    flag !== undefined
      ? valuesOf(flag, begun, line)
      : begun.startsWith('-') && !plain
        ? flagLines(table, line)
        : word !== undefined
          ? await wordsOf(packageRoot, line)
          : plain
            ? []
            : commandLines(commands, earlier)
  if (typeof offered === 'string') return [`\t${offered}`]
  return [...new Set(offered)].filter(one => one.startsWith(begun))
}

/** Lines, or what the shell completes itself. */
type Offered = readonly string[] | PathKind

/** Bash cuts `--shell=zsh` in three. */
function apart(words: readonly string[]): { readonly begun: string; readonly earlier: readonly string[] } {
  const begun = words.at(-1) ?? ''
  return { begun: begun === '=' ? '' : begun, earlier: words.slice(0, -1).filter(one => one !== '=') }
}

/** What stands there already: nothing more is taken where it is refused. */
interface Line {
  readonly command: Command
  readonly given: Arguments | undefined
  /** Whether the reader takes the line with this as well. */
  readonly takes: (more: Partial<Arguments>) => boolean
}

function lineOf(command: Command, words: readonly string[]): Line {
  const given = readBegun(words, flagsOf(command))
  const takes = (more: Partial<Arguments>) =>
    given !== undefined && refusalOf(command, { ...given, ...more }) === undefined
  return { command, given, takes }
}

interface Valued {
  readonly flag: Flag
  /** Where its value begins in what is typed. */
  readonly at: number
  /** Its value is a word of its own, behind it. */
  readonly isNext: boolean
}

/** The flag whose value is being typed, behind it or behind its `=`. */
function flagBefore(before: string | undefined, begun: string, table: readonly Flag[]): Valued | undefined {
  const equals = begun.startsWith('--') ? begun.indexOf('=') : -1
  const flag = findFlag(equals < 0 ? before : begun.slice(0, equals), table)
  return flag === undefined || flag.type === 'boolean'
    ? undefined
    : { flag, at: equals + 1, isNext: equals < 0 }
}

/** A list may have begun: `outdated,con`. */
function valuesOf({ flag, at }: Valued, begun: string, line: Line): Offered {
  const typed = begun.slice(at)
  const lead = flag.type === 'list' ? typed.slice(0, typed.lastIndexOf(',') + 1) : ''
  const values = namesFor(flag) ?? (flag.value === '-' ? ['-'] : [])
  if (flag.paths !== undefined && values.length === 0) return takesFlag(flag, line) ? flag.paths : []
  return values
    .filter(value => takesValue(flag, lead + value, line))
    .map(value => begun.slice(0, at) + lead + value)
}

function takesValue(flag: Flag, value: string, { given, takes }: Line): boolean {
  const earlier = given?.flags[flag.name]
  if (earlier !== undefined && flag.type === 'string' && flag.lastCounts !== true) return false
  const all = withValue(flag, value, earlier)
  if (typeof all !== 'string' && (new Set(all).size < all.length || !mayStandTogether(all))) return false
  return takes({ flags: { ...given?.flags, [flag.name]: all } })
}

/** A flag with values is taken where one of them is. */
function takesFlag(flag: Flag, line: Line): boolean {
  const { given, takes } = line
  if (given?.flags[flag.name] !== undefined && flag.type !== 'list') return false
  const names = namesFor(flag)
  if (names !== undefined) return names.some(name => takesValue(flag, name, line))
  return takes({ flags: { ...given?.flags, [flag.name]: flag.type === 'boolean' ? true : '' } })
}

function flagLines(table: readonly Flag[], line: Line): readonly string[] {
  return table.filter(flag => takesFlag(flag, line)).map(({ name, describe }) => `--${name}\t${describe}`)
}

async function wordsOf(packageRoot: string, { command, given, takes }: Line): Promise<Offered> {
  const { words, paths, many } = command.positional ?? {}
  const before = given?.positionals ?? []
  // Of those that have names, one is asked for.
  if (before.length > 0 && (many !== true || words !== undefined)) return []
  if (!takes({ positionals: [...before, ''] })) return []
  return (await words?.(packageRoot)) ?? paths ?? []
}

/** Flags may come before the command: those that have all of them are offered. */
function commandLines(commands: readonly Command[], earlier: readonly string[]): readonly string[] {
  return commands
    .filter(command => lineOf(command, earlier).takes({}))
    .map(({ name, describe }) => `${name}\t${describe}`)
}
