import type { Command } from './command.ts'
import { findFlag, flagsOf } from './flags.ts'

/** The command word of a command line, and the line without it. */
export interface Found {
  readonly word: string | undefined
  readonly rest: readonly string[]
}

/**
 * The first word that is neither a flag nor a flag's value. Flags may come before the command
 * (`authmd --online doctor`), so every command's flags count here; a name takes a value in all
 * of them or in none, which a test holds.
 */
export function findCommand(argv: readonly string[], commands: readonly Command[]): Found {
  for (let index = 0; index < argv.length; index += 1) {
    const token = argv[index] ?? ''
    if (token === '--') break
    if (!token.startsWith('-') || token === '-')
      return { word: token, rest: [...argv.slice(0, index), ...argv.slice(index + 1)] }
    if (takesNextWord(token, commands)) index += 1
  }
  return { word: undefined, rest: argv }
}

function takesNextWord(token: string, commands: readonly Command[]): boolean {
  return commands.some(command => (findFlag(token, flagsOf(command))?.type ?? 'boolean') !== 'boolean')
}
