import { describe, expect, it } from 'vitest'
import { forMachine } from '../../src/diagnosis/words/for-machine.ts'
import { bash } from '../../src/shells/bash.ts'
import { cmd } from '../../src/shells/cmd.ts'
import { powershell } from '../../src/shells/powershell.ts'
import { wordsOf } from '../../src/shells/words-of.ts'
import { fakeWindows } from '../support/windows/fake-windows.ts'
import { kinds } from './fixes/kinds.ts'
import { outside } from './fixes/not-run.ts'
import { commandsOf, type Said } from './fixes/place.ts'
import { windowsKinds } from './fixes/windows-kinds.ts'
import { runIn } from './run-doctor.ts'

/** What is no word of a shell, and is run by `test/windows/fixes.test.ts` in the same form. */
const forms = [
  /^claude auth log(?:in|out)$/,
  /^(?:\$env:\w+ = ['"].*['"]|set "?\w+=.+|export \w+=.+)$/,
  /^(?:mv|move) .*\.claude\.json"? .*\.claude\.json\.broken"?$/,
]

/** Whatever variable a word is about. */
function isWord(words: readonly string[], line: string): boolean {
  return words.some(word => {
    const name = /\b(?:ANTHROPIC|CLAUDE|AWS|NODE|HTTPS?|NO|ALL)_\w+|\bNAME\b/.exec(line)?.[0] ?? 'NAME'
    return word.replaceAll('NAME', name) === line
  })
}

describe.each([powershell, cmd, bash])('on Windows, in $id', shell => {
  const words = Object.values(wordsOf(shell, ['windows'])).flatMap(word =>
    [word, forMachine(word)].flatMap(text => text.split('\n')),
  )
  it('every command of a fix is run by a test, or its program stands in the table of those that are not', async () => {
    const open = new Set<string>()
    let seen = 0
    for (const { ruleId, files = {}, env = {}, error } of [...kinds, ...windowsKinds]) {
      const all = { 'home/.claude.json': '{"hasCompletedOnboarding":true}', ...files }
      const placed = Object.fromEntries(
        Object.entries(all).map(([name, text]) => [
          name
            .replace(/^home\//, 'C:/h/')
            .replace(/^repo\//, 'C:/p/')
            .replaceAll('/', '\\'),
          text,
        ]),
      )
      const { stdout } = await runIn(fakeWindows({ files: placed, env }), {
        flags: { shell: shell.id, json: true, ...(error === undefined ? {} : { error }) },
      })
      for (const line of commandsOf(JSON.parse(stdout) as Said)) {
        seen += 1
        if (!isWord(words, line) && !outside.test(line) && !forms.some(form => form.test(line)))
          open.add(`${ruleId}: ${line}`)
      }
    }
    expect([...open]).toEqual([])
    expect(seen).toBeGreaterThan(kinds.length)
  }, 60_000)
})
