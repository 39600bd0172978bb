import type { Command, Flag } from './command.ts'
import { findCommand } from './find-command.ts'
import { findFlag, flagsOf } from './flags.ts'
import { namesFor } from './names-for.ts'

/**
 * What may stand for the last of `words`, which is empty or begun (`authmd --complete WORD…`): commands, flags or a flag's choices,
 * one `word<TAB>meaning` each. Nothing where a path is expected: the shell completes paths itself.
 * Made from the table without yargs, because a person waits for it at each press of the key.
 */
export function completions(words: readonly string[], commands: readonly Command[]): readonly string[] {
  const begun = words.at(-1) ?? ''
  const earlier = words.slice(0, -1)
  const { word } = findCommand(earlier, commands)
  const command = commands.find(({ name }) => name === word)
  const flags = command === undefined ? commands.flatMap(flagsOf) : flagsOf(command)
  const offered = earlier.includes('--')
    ? []
    : (choicesOf(earlier.at(-1), flags) ??
      (begun.startsWith('-') ? flags.filter(unless(earlier)).map(flagLine) : commandLines(word, commands)))
  return [...new Set(offered)].filter(line => line.startsWith(begun))
}

function choicesOf(before: string | undefined, flags: readonly Flag[]): readonly string[] | undefined {
  const flag = findFlag(before, flags)
  return flag === undefined || flag.type === 'boolean' ? undefined : (namesFor(flag) ?? [])
}

/** A flag that may be given once is not offered again. */
function unless(earlier: readonly string[]) {
  return ({ name, type }: Flag) => type === 'list' || !earlier.includes(`--${name}`)
}

function flagLine({ name, describe }: Flag): string {
  return `--${name}\t${describe}`
}

function commandLines(word: string | undefined, commands: readonly Command[]): readonly string[] {
  return word === undefined ? commands.map(({ name, describe }) => `${name}\t${describe}`) : []
}
