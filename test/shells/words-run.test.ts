import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { shells } from '../../src/shells/index.ts'
import type { Shell, Word } from '../../src/shells/shell.ts'
import { wordsOf } from '../../src/shells/words-of.ts'
import type { Os } from '../../src/types.ts'
import { commandWords, typedWords } from '../support/words-run.ts'

const names: Readonly<Record<Os, string>> = { linux: 'Linux', macos: 'macOS', windows: 'Windows' }
const systemsOf = (shell: Shell): readonly Os[] =>
  (Object.keys(names) as readonly Os[]).filter(
    os => shell.os.includes(os) || shell.wordsOn?.[os] !== undefined,
  )

/** A word that is the same on two systems is typed once for both. */
const textOf = (shell: Shell, os: Os, word: Word) => `${shell.id}\n${wordsOf(shell, [os])[word]}`

describe('a command that a shell has a word for', () => {
  it('is typed into the real shell by a test, or stands in the table of those that are not', () => {
    const typed = new Set(
      typedWords.flatMap(({ shell: id, os, words }) =>
        shells.filter(shell => shell.id === id).flatMap(shell => words.map(word => textOf(shell, os, word))),
      ),
    )
    const open = shells.flatMap(shell =>
      systemsOf(shell).flatMap(os => {
        const left = commandWords.filter(word => !typed.has(textOf(shell, os, word)))
        return left.length === 0 ? [] : [`${shell.name} on ${names[os]}: ${left.join(', ')}`]
      }),
    )
    expect(open).toEqual(listed())
  })
})

/** The rows of the table in `docs/fixes.md`. */
function listed(): readonly string[] {
  const text = readFileSync('docs/fixes.md', 'utf8')
  const table = text.slice(text.indexOf('\n## Words')).split(/\n## /)[1] ?? ''
  return [...table.matchAll(/^\| ([^|`]+ on \w+) \| ([^|]+) \|/gm)].map(
    ([, shell, words = '']) => `${shell}: ${words.replaceAll('`', '').trim()}`,
  )
}
