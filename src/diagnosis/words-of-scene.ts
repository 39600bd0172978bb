import type { Diagnosis } from '../credentials/facts.ts'
import { clientFiles } from '../shells/client-files.ts'
import type { Shell, Words as ShellWords, Word } from '../shells/shell.ts'
import { withFile, wordFor } from '../shells/with-file.ts'
import { wordsOf } from '../shells/words-of.ts'

/** The reader's shell: each command for one variable. */
export interface Words {
  readonly shell: string
  readonly quotes: Shell['quotes']
  readonly unset: (variable: string) => string
  readonly set: (variable: string) => string
  /** Any other word for one variable. */
  readonly of: (word: Word, variable: string) => string
  /** Any word that acts on a file. */
  readonly onFile: (word: Word, file: string) => string
  /** A path as one word of a command. */
  readonly asWord: (file: string) => string
  /** The files of Claude Code, as this shell takes them. */
  readonly files: ReturnType<typeof clientFiles>
  /** Counts the characters of a variable; some shells count the line end with them. */
  readonly count: (variable: string) => string
  /** What `count` prints for a text of this length. */
  readonly counted: (length: number) => string
  readonly all: ShellWords
}

/** Characters of the key that the word `whole` speaks of. */
const consoleKey = 108

export function wordsOfScene(shell: Shell, os: Diagnosis['os']): Words {
  const all = wordsOf(shell, os === 'other' ? [] : [os])
  const fill = (text: string, variable: string) => text.split('NAME').join(variable)
  const behind = Number(all.whole) - consoleKey
  return {
    shell: shell.id,
    quotes: shell.quotes,
    unset: variable => fill(all.unset, variable),
    set: variable => fill(all.set, variable),
    of: (word, variable) => fill(all[word], variable),
    onFile: (word, file) => withFile(all[word], file, shell),
    asWord: file => wordFor(file, shell),
    files: clientFiles(shell),
    count: variable => fill(all.count, variable),
    counted: length => String(length + behind),
    all,
  }
}
