import type { Command, Flag, PathKind } from './command.ts'
import { findCommand } from './find-command.ts'
import { findFlag, flagsOf } from './flags.ts'
import { namesFor } from './names-for.ts'

/**
 * What may stand for the last of `words`, which is empty or begun (`authmd --complete WORD…`): commands, the words that one
 * takes, flags or a flag's values, one `word<TAB>meaning` each. Paths the shell completes itself: where one is expected, the
 * answer is a line without a word, `<TAB>file` or `<TAB>folder`. No line: nothing fits, and no path either.
 * Made from the table without yargs, because a person waits for it at each press of the key.
 */
export async function completions(
  words: readonly string[],
  { commands, packageRoot }: { readonly commands: readonly Command[]; readonly packageRoot: string },
): Promise<readonly string[]> {
  const { begun, earlier } = apart(words)
  const { word } = findCommand(earlier, commands)
  const command = commands.find(({ name }) => name === word)
  const flags = command === undefined ? commands.flatMap(flagsOf) : flagsOf(command)
  const plain = earlier.includes('--')
  const valued = plain ? undefined : valuesOf(earlier.at(-1), begun, flags)
  const offered =
    valued ??
    (begun.startsWith('-') && !plain
      ? flags.filter(unless(earlier)).map(flagLine)
      : word === undefined && !plain
        ? commandLines(commands)
        : await wordsOf(command, { packageRoot, given: wordsIn(earlier, { command: word, flags }) }))
  if (typeof offered === 'string') return [`\t${offered}`]
  return [...new Set(offered)].filter(line => line.startsWith(begun))
}

/** Lines, or what the shell completes itself. */
type Offered = readonly string[] | PathKind

/** Bash cuts `--shell=zsh` in three. */
function apart(words: readonly string[]): { readonly begun: string; readonly earlier: readonly string[] } {
  const begun = words.at(-1) ?? ''
  return { begun: begun === '=' ? '' : begun, earlier: words.slice(0, -1).filter(one => one !== '=') }
}

/** The values of the flag before, or of one that is given with `=`; a list may have begun: `outdated,con`. */
function valuesOf(before: string | undefined, begun: string, flags: readonly Flag[]): Offered | undefined {
  const equals = begun.startsWith('--') ? begun.indexOf('=') : -1
  const flag = findFlag(equals < 0 ? before : begun.slice(0, equals), flags)
  if (flag === undefined || flag.type === 'boolean') return undefined
  const values = namesFor(flag) ?? []
  if (flag.paths !== undefined && values.length === 0) return flag.paths
  const given = begun.slice(equals + 1)
  const comma = flag.type === 'list' ? given.lastIndexOf(',') + 1 : 0
  const taken = given.slice(0, comma).split(',')
  const lead = begun.slice(0, equals + 1) + given.slice(0, comma)
  return values.filter(value => !taken.includes(value)).map(value => lead + value)
}

async function wordsOf(
  command: Command | undefined,
  { packageRoot, given }: { readonly packageRoot: string; readonly given: number },
): Promise<Offered> {
  const { words, paths, many } = command?.positional ?? {}
  // Of those that have names, one is asked for.
  if (given > 0 && (many !== true || words !== undefined)) return []
  return (await words?.(packageRoot)) ?? paths ?? []
}

/** How many words that are no flag and no value of one stand there already, beside the command. */
function wordsIn(
  earlier: readonly string[],
  { command, flags }: { readonly command: string | undefined; readonly flags: readonly Flag[] },
): number {
  const end = earlier.indexOf('--')
  const read = end < 0 ? earlier : earlier.slice(0, end)
  const plain = read.filter((one, at) => {
    const before = findFlag(read[at - 1], flags)
    return !one.startsWith('-') && (before === undefined || before.type === 'boolean')
  })
  return plain.length - (command === undefined ? 0 : 1) + (end < 0 ? 0 : earlier.length - end - 1)
}

/** A flag that may be given once is not offered again. */
function unless(earlier: readonly string[]) {
  return (flag: Flag) => flag.type === 'list' || !earlier.some(one => findFlag(one.split('=', 1)[0], [flag]))
}

function flagLine({ name, describe }: Flag): string {
  return `--${name}\t${describe}`
}

function commandLines(commands: readonly Command[]): readonly string[] {
  return commands.map(({ name, describe }) => `${name}\t${describe}`)
}
