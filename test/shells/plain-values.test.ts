import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandFor } from '../../src/diagnosis/words/assign.ts'
import { wordsOfScene } from '../../src/diagnosis/words-of-scene.ts'
import { cmd } from '../../src/shells/cmd.ts'
import { type ShellId, shells } from '../../src/shells/index.ts'
import { shellProgram, skipped } from '../support/shells.ts'

const variable = 'ANTHROPIC_BASE_URL'
const values = ['eu-west-1', '/home/ana/.claude', 'https://api.example.com:8443/v1?a=b&c', 'Ana Lee']
const shown: Readonly<Partial<Record<ShellId, string>>> = {
  nushell: `print $env.${variable}`,
  powershell: `$env:${variable}`,
}
const assigned = (shell: (typeof shells)[number], value: string) =>
  commandFor([variable, value], wordsOfScene(shell, 'linux'))

describe('a value that is no secret, as a fix writes it', () => {
  for (const shell of shells.filter(({ id }) => id !== 'cmd')) {
    const program = shellProgram(shell.id)
    const title = `is in ${shell.name} what it was, with blanks and signs of the shell`
    if (program === undefined) {
      skipped(title, shell.id)
      continue
    }
    it(title, () => {
      const home = mkdtempSync(join(tmpdir(), 'authmd-value-'))
      const env = { HOME: home, PATH: '/usr/bin:/bin', TERM: 'dumb', LANG: 'C.UTF-8' }
      try {
        for (const value of values) {
          const script = `${assigned(shell, value)}\n${shown[shell.id] ?? `printenv ${variable}`}`
          expect(execFileSync(program, ['-c', script], { env, cwd: home, encoding: 'utf8' }).trim()).toBe(
            value,
          )
        }
      } finally {
        rmSync(home, { recursive: true, force: true, maxRetries: 20 })
      }
    })
  }

  it('has no quotes in cmd, which would keep them', () => {
    expect(values.map(value => assigned(cmd, value))).toEqual(values.map(value => `set ${variable}=${value}`))
  })
})
