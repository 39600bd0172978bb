import type { Diagnosis } from '../credentials/facts.ts'
import type { Shell, Words as ShellWords, Word } from '../shells/shell.ts'
import { wordsOf } from '../shells/words-of.ts'

/** The reader's shell: each command for one variable. */
export interface Words {
  readonly shell: string
  readonly unset: (variable: string) => string
  readonly set: (variable: string) => string
  /** Any other word for one variable. */
  readonly of: (word: Word, variable: string) => string
  /** Counts the characters of a variable, and the line end that `wc` counts with them. */
  readonly count: (variable: string) => string
  /** What `count` prints for a text of this length. */
  readonly counted: (length: number) => string
  readonly all: ShellWords
}

export function wordsOfScene(shell: Shell, os: Diagnosis['os']): Words {
  const all = wordsOf(shell, os === 'other' ? [] : [os])
  const fill = (text: string, variable: string) => text.split('NAME').join(variable)
  const powershell = shell.id === 'powershell'
  const own = powershell || shell.id === 'cmd' || shell.id === 'nushell'
  return {
    shell: shell.id,
    unset: variable => fill(all.unset, variable),
    set: variable => fill(all.set, variable),
    of: (word, variable) => fill(all[word], variable),
    count: variable =>
      own
        ? powershell
          ? `$env:${variable}.Length`
          : fill(all.inspect, variable)
        : `printenv ${variable} | wc -c`,
    counted: length => String(own ? length : length + 1),
    all,
  }
}
