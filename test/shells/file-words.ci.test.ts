import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { shells } from '../../src/shells/index.ts'
import { nushell } from '../../src/shells/nushell.ts'
import { powershell } from '../../src/shells/powershell.ts'
import type { Shell, Word } from '../../src/shells/shell.ts'
import { withFile } from '../../src/shells/with-file.ts'
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

const odd = 'my [own] folder/.claude.json'

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
    for (const folder of ['.claude', dirname(odd)]) mkdirSync(join(home, folder))
    writeFileSync(join(home, 'bin/claude'), client, { mode: 0o755 })
    for (const name of ['.claude.json', '.claude/.credentials.json', odd])
      writeFileSync(join(home, name), '{}', { mode: 0o400 })
    const line = withFile(words[word], file, shell).split('NAME').join('CLAUDE_CODE_USE_VERTEX')
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
  it(`put a file aside whose path has blanks and brackets (${os})`, () => {
    run('putAside', `~/${odd}`)
    expect(existsSync(join(home, odd))).toBe(false)
    expect(readFileSync(join(home, `${odd}.broken`), 'utf8')).toBe('{}')
  })
  it(`let the owner write one again whose path has blanks and brackets (${os})`, () => {
    run('makeWritable', `~/${odd}`)
    expect(statSync(join(home, odd)).mode & 0o777).toBe(0o600)
  })
  it(`let the owner write a file of the home again (${os})`, () => {
    run('makeWritable', '~/.claude/.credentials.json')
    expect(statSync(join(home, '.claude/.credentials.json')).mode & 0o777).toBe(0o600)
  })
  it(`write a binary certificate as text beside it (${os})`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'authmd certificate '))
    const [text, binary] = [join(folder, 'made.pem'), join(folder, 'root (company).cer')]
    const openssl = (args: readonly string[]) => spawnSync('openssl', args, { encoding: 'utf8' }).stdout
    const name = ['-subj', '/CN=test', '-newkey', 'rsa:2048', '-nodes', '-keyout', join(folder, 'key')]
    openssl(['req', '-x509', ...name, '-out', text])
    openssl(['x509', '-in', text, '-outform', 'der', '-out', binary])
    run('toPem', binary)
    const print = (file: string) => openssl(['x509', '-in', file, '-noout', '-fingerprint'])
    expect(readFileSync(`${binary}.pem`, 'utf8')).toMatch(/^-----BEGIN CERTIFICATE-----\r?\n/)
    expect(print(`${binary}.pem`)).toMatch(/^\S+ Fingerprint=/i)
    expect(print(`${binary}.pem`)).toBe(print(text))
    rmSync(folder, { recursive: true })
  })
  it(`hand a switch that is off to one start of claude, as the JSON of settings (${os})`, () => {
    const stdout = run('startWithout')
    expect(JSON.parse(stdout)).toEqual({ env: { CLAUDE_CODE_USE_VERTEX: '0' } })
  })
})

describe.each([powershell, nushell])('the word of Windows for a new session in $name', shell => {
  const program = shellProgram(shell.id)
  it.skipIf(program === undefined)('ends this one', () => {
    const { reload } = wordsOf(shell, ['windows'])
    const printed = (line: string) =>
      spawnSync(program ?? '', ['-c', line], { encoding: 'utf8' }).stdout.trim()
    expect(printed('echo behind')).toBe('behind')
    expect(printed(`${reload}; echo behind`)).toBe('')
  })
})
