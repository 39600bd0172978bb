import type { Command, Flag } from './command.ts'
import { findCommand } from './find-command.ts'
import { findFlag, flagsOf } from './flags.ts'
import { namesFor } from './names-for.ts'

/**
 * What may stand for the last of `words`, which is empty or begun (`authmd --complete WORD…`): commands, the words that one
 * takes, flags or a flag's values, one `word<TAB>meaning` each. Nothing where a path is expected: the shell completes paths itself.
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
        : await wordsOf(command, packageRoot))
  return [...new Set(offered)].filter(line => line.startsWith(begun))
}

/** Bash cuts `--shell=zsh` in three, of which the second and third are what is typed. */
function apart(words: readonly string[]): { readonly begun: string; readonly earlier: readonly string[] } {
  const begun = words.at(-1) ?? ''
  const earlier = words.slice(0, -1)
  if (begun === '=') return { begun: '', earlier }
  return { begun, earlier: earlier.at(-1) === '=' ? earlier.slice(0, -1) : earlier }
}

/** The values of the flag before, or of one that is given with `=`; a list may have begun: `outdated,con`. */
function valuesOf(
  before: string | undefined,
  begun: string,
  flags: readonly Flag[],
): readonly string[] | undefined {
  const equals = begun.startsWith('--') ? begun.indexOf('=') : -1
  const flag = findFlag(equals < 0 ? before : begun.slice(0, equals), flags)
  if (flag === undefined || flag.type === 'boolean') return undefined
  const values = namesFor(flag) ?? []
  const given = begun.slice(equals + 1)
  const comma = flag.type === 'list' ? given.lastIndexOf(',') + 1 : 0
  const taken = given.slice(0, comma).split(',')
  const lead = begun.slice(0, equals + 1) + given.slice(0, comma)
  return values.filter(value => !taken.includes(value)).map(value => lead + value)
}

async function wordsOf(command: Command | undefined, packageRoot: string): Promise<readonly string[]> {
  return (await command?.positional?.words?.(packageRoot)) ?? []
}

/** A flag that may be given once is not offered again. */
function unless(earlier: readonly string[]) {
  return ({ name, type }: Flag) => type === 'list' || !earlier.includes(`--${name}`)
}

function flagLine({ name, describe }: Flag): string {
  return `--${name}\t${describe}`
}

function commandLines(commands: readonly Command[]): readonly string[] {
  return commands.map(({ name, describe }) => `${name}\t${describe}`)
}
