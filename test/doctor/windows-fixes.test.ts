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
import { doctorLines, pageParagraphs } from './fixes/told-on-windows.ts'
import { isOfUnix, namesPlace } from './fixes/unix-lines.ts'
import { windowsKinds } from './fixes/windows-kinds.ts'
import { runIn } from './run-doctor.ts'

/** What is no word of a shell, and is run by `test/windows/fixes.test.ts` in the same form. */
const forms = [
  /^claude auth log(?:in|out)$/,
  /^(?:\$env:\w+ = ['"].*['"]|set "?\w+=.+|export \w+=.+)$/,
  /^(?:mv|move|Move-Item) .*\.claude\.json["']? .*\.claude\.json\.broken["']?$/,
]

/** The parts of a word that acts on a file, with the same path in each gap. */
function isAround([before = '', ...rest]: readonly string[], line: string): boolean {
  const size = (line.length - before.length - rest.join('').length) / rest.length
  const path = line.slice(before.length, before.length + size)
  return size > 0 && [before, ...rest].join(path) === line
}

/** Whatever variable or file a word is about. */
function isWord(words: readonly string[], line: string): boolean {
  return words.some(word => {
    const name = /\b(?:ANTHROPIC|CLAUDE|AWS|NODE|HTTPS?|NO|ALL)_\w+|\bNAME\b/.exec(line)?.[0] ?? 'NAME'
    const parts = word.replaceAll('NAME', name).split('FILE')
    return parts.length === 1 ? parts[0] === line : isAround(parts, line)
  })
}

const onWindows = (name: string) =>
  name
    .replace(/^home\//, 'C:/h/')
    .replace(/^repo\//, 'C:/p/')
    .replaceAll('/', '\\')

describe.each([powershell, cmd, bash])('on Windows, in $id', shell => {
  const words = Object.values(wordsOf(shell, ['windows'])).flatMap(word =>
    [word, forMachine(word)].flatMap(text => text.split('\n')),
  )
  it('every command of a fix is run by a test, or its program stands in the table of those that are not', async () => {
    const open = new Set<string>()
    let seen = 0
    for (const { ruleId, files = {}, env = {}, error, readOnly = [] } of [...kinds, ...windowsKinds]) {
      const all = { 'home/.claude.json': '{"hasCompletedOnboarding":true}', ...files }
      const placed = Object.fromEntries(Object.entries(all).map(([name, text]) => [onWindows(name), text]))
      const world = { files: placed, env, readOnly: readOnly.map(onWindows) }
      const { stdout } = await runIn(fakeWindows(world), {
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

  it('no part of a fix, a cause or a check is a line that only Unix understands', async () => {
    const lines = await doctorLines(shell)
    expect(lines.length).toBeGreaterThan(400)
    const open = lines.filter(({ line }) => isOfUnix(line, shell.id))
    // A sentence may speak of another place by its name; a command is for this one.
    expect(open.filter(({ line }) => line.startsWith('  ') || !namesPlace.test(line))).toEqual([])
  })
  it('no page of explain and no guide has a line of Unix without the name of the place where it is typed', () => {
    const open = pageParagraphs(shell).filter(
      ({ line }) => isOfUnix(line, shell.id) && !namesPlace.test(line),
    )
    expect(open).toEqual([])
  })
})
