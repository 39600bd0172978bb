import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { shells } from '../../src/shells/index.ts'
import type { Shell, Word } from '../../src/shells/shell.ts'
import { wordsOf } from '../../src/shells/words-of.ts'
import type { Os } from '../../src/types.ts'
import { shellProgram, skipped } from '../support/shells.ts'

/** Windows' words of PowerShell are its own cmdlets, which are the same everywhere. */
const rows = shells.flatMap((shell): readonly (readonly [Shell, Os])[] =>
  shell.id === 'cmd'
    ? []
    : shell.id === 'powershell'
      ? [
          [shell, 'linux'],
          [shell, 'windows'],
        ]
      : [[shell, 'linux']],
)

/** Prints the settings that it was started with, be they a text or the path of one. */
const client = `#!/bin/sh
case "$2" in '{'*) printf %s "$2" ;; *) cat "$(printf %s "$2" | tr '\\\\' /)" ;; esac
`

describe.each(rows)('the words of $name about files', (shell, os) => {
  const program = shellProgram(shell.id)
  if (program === undefined) {
    skipped(`the words of ${shell.name} about files`, shell.id)
    return
  }
  const words = wordsOf(shell, [os])
  let home = ''
  afterEach(() => rmSync(home, { recursive: true, force: true }))

  function run(word: Word, file = '') {
    home = mkdtempSync(join(tmpdir(), 'authmd-words-'))
    mkdirSync(join(home, 'bin'))
    mkdirSync(join(home, '.claude'))
    writeFileSync(join(home, 'bin/claude'), client, { mode: 0o755 })
    for (const name of ['.claude.json', '.claude/.credentials.json'])
      writeFileSync(join(home, name), '{}', { mode: 0o400 })
    const line = words[word].split('FILE').join(file).split('NAME').join('CLAUDE_CODE_USE_VERTEX')
    const { stdout, stderr } = spawnSync(program ?? '', ['-c', line], {
      cwd: home,
      env: { HOME: home, TEMP: home, PATH: `${join(home, 'bin')}:/usr/bin:/bin`, TERM: 'dumb' },
      encoding: 'utf8',
    })
    expect(stderr).toBe('')
    return stdout
  }

  it(`put a file of the home aside under another name (${os})`, () => {
    run('putAside', '~/.claude.json')
    expect(existsSync(join(home, '.claude.json'))).toBe(false)
    expect(readFileSync(join(home, '.claude.json.broken'), 'utf8')).toBe('{}')
  })
  it(`let the owner write a file of the home again (${os})`, () => {
    run('makeWritable', '~/.claude/.credentials.json')
    expect(statSync(join(home, '.claude/.credentials.json')).mode & 0o777).toBe(0o600)
  })
  it(`hand a switch that is off to one start of claude, as the JSON of settings (${os})`, () => {
    const stdout = run('startWithout')
    expect(JSON.parse(stdout)).toEqual({ env: { CLAUDE_CODE_USE_VERTEX: '0' } })
  })
})
