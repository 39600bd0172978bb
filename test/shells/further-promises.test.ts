import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { mask } from '../../src/report/mask.ts'
import { fish } from '../../src/shells/fish.ts'
import { shells } from '../../src/shells/index.ts'
import { sh } from '../../src/shells/sh.ts'
import type { Word } from '../../src/shells/shell.ts'
import { startupPaths } from '../../src/shells/startup-paths.ts'
import { wordsOf } from '../../src/shells/words-of.ts'
import { openTerminal, shellProgram, skipped } from '../support/shells.ts'

const variable = 'ANTHROPIC_API_KEY'
const fill = (text: string) => text.split('NAME').join(variable)
const made: string[] = []
const temporaryHome = () => {
  const home = mkdtempSync(join(tmpdir(), 'authmd-shell-'))
  made.push(home)
  return home
}
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
})
const environment = (home: string) => ({ HOME: home, PATH: '/usr/bin:/bin', TERM: 'dumb', LANG: 'C.UTF-8' })
const output = (program: string, args: readonly string[], env: Readonly<Record<string, string>>) =>
  execFileSync(program, args, {
    env,
    cwd: env['HOME'],
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })

const needs = (id: string, title: string, test: (program: string) => void | Promise<void>) => {
  const program = shellProgram(id)
  if (program === undefined) skipped(title, id)
  else it(title, () => test(program))
}

describe('unset', () => {
  needs(
    'fish',
    "brings no universal variable of fish to light when it takes the session's own away",
    program => {
      const env = environment(temporaryHome())
      output(program, ['-c', `set -Ux ${variable} from-another-day`], env)
      const script = `set -gx ${variable} here; ${fill(fish.words.unset)}; ${fill(fish.words.inspect)}`
      expect(output(program, ['-c', script], env)).toBe(`${variable}: not set\n`)
      expect(output(program, ['-c', fill(fish.words.inspect)], env)).toBe(`${variable}: not set\n`)
    },
  )
})

describe('inspect', () => {
  const values = [
    [`sk-ant-${'api03'}-abc`, 'API key, 16 characters'],
    [`sk-ant-${'oat01'}-abc`, 'OAuth token, 16 characters'],
    ['"quoted"', 'unknown kind, 8 characters'],
    ['', 'not set'],
  ] as const
  for (const shell of shells.filter(({ id }) => id !== 'cmd' && id !== 'powershell')) {
    needs(shell.id, `of ${shell.name} tells the kinds apart and shows no character of a value`, program => {
      for (const [value, said] of values) {
        const env = { ...environment(temporaryHome()), [variable]: value }
        expect(output(program, ['-c', fill(shell.words.inspect)], env)).toBe(`${variable}: ${said}\n`)
      }
    })
  }
  for (const id of ['bash', 'zsh', 'sh']) {
    needs(id, `in ${id} says "not set" of a variable that is set but not exported`, program => {
      const script = `${variable}=abc; ${fill(sh.words.inspect)}`
      expect(output(program, ['-c', script], environment(temporaryHome()))).toBe(`${variable}: not set\n`)
    })
  }
})

describe('the words of POSIX sh, which speak for a reader whose shell is not known', () => {
  for (const id of ['bash', 'zsh']) {
    needs(id, `hide what is typed in ${id} too`, async program => {
      const home = temporaryHome()
      writeFileSync(join(home, '.zshrc'), '')
      const terminal = openTerminal({ command: `${program} -i`, env: environment(home), cwd: home })
      const secret = `sk-ant-${'api03'}-typed-and-hidden`
      terminal.type(`${fill(sh.words.set)}\r`)
      await terminal.until(`\n${variable}: `, 'the prompt')
      terminal.type(`${secret}\r`)
      terminal.type(`${fill(sh.words.inspect)}\r`)
      await terminal.until(`${variable}: API key, ${secret.length} characters\n`, 'inspect')
      terminal.type('echo TYPED"_"AGAIN\r')
      expect(await terminal.until('TYPED_AGAIN\n', 'echo'), 'the echo is on again').toContain(
        'echo TYPED"_"AGAIN',
      )
      terminal.type('exit\r')
      await terminal.close()
      expect(terminal.screen()).not.toContain('hidden')
    })
  }
})

describe('the start-up files of the table', () => {
  const export_ = {
    fish: 'set -gx MARK seen',
    tcsh: 'setenv MARK seen',
    nushell: '$env.MARK = "seen"',
  } as Readonly<Record<string, string>>
  const sessions = {
    bash: [['-ic'], ['-lic']],
    zsh: [['-ic'], ['-lic']],
    fish: [['-c'], ['-lc']],
    sh: [['-lc']],
    tcsh: [['-c']],
  } as Readonly<Record<string, readonly (readonly string[])[]>>
  /** Ours and the ones that this machine or this way to start does not read. */
  const others = /\/(?:\*\.c?sh|\*\.fish|fish_variables|\.login)$/

  for (const shell of shells.filter(({ id }) => sessions[id] !== undefined)) {
    needs(shell.id, `of ${shell.name} in the home folder are read by it, each one`, program => {
      const variables = {}
      for (const path of shell.startupFiles.filter(path => !path.startsWith('/') && !others.test(path))) {
        const home = temporaryHome()
        const [file = ''] = startupPaths({ startupFiles: [path] }, { home, variables })
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, `${export_[shell.id] ?? 'export MARK=seen'}\n`)
        const seen = (sessions[shell.id] ?? []).some(args =>
          output(program, [...args, 'printenv MARK; true'], environment(home)).includes('seen'),
        )
        expect(seen, path).toBe(true)
      }
    })
  }

  it('follow the variables that move them', () => {
    const zsh = {
      startupFiles: ['$ZDOTDIR/.zshrc', '~/.zshenv', '/etc/zshenv', '$XDG_CONFIG_HOME/fish/config.fish'],
    }
    expect(startupPaths(zsh, { home: '/home/x', variables: { ZDOTDIR: '/home/x/.zsh' } })).toEqual([
      '/home/x/.zsh/.zshrc',
      '/home/x/.zshenv',
      '/etc/zshenv',
      '/home/x/.config/fish/config.fish',
    ])
    expect(startupPaths(zsh, { home: '/home/x', variables: { ZDOTDIR: '' } })[0]).toBe('/home/x/.zshrc')
  })
})

describe('a table of words', () => {
  const oneLine: readonly Word[] = ['profileFile', 'inspect', 'unset', 'reload']
  for (const shell of shells) {
    it(`of ${shell.name} passes the masking of reports unchanged, so that a printed command still runs`, () => {
      for (const os of ['linux', 'macos', 'windows'] as const) {
        for (const text of Object.values(wordsOf(shell, [os]))) expect(mask(fill(text))).toBe(fill(text))
      }
    })

    it(`of ${shell.name} fits a sentence where it promises to, and names a variable only where it acts on one`, () => {
      for (const os of ['linux', 'macos', 'windows'] as const) {
        const words = wordsOf(shell, [os])
        for (const word of oneLine) expect(words[word]).not.toContain('\n')
        for (const word of ['profileFile', 'reload'] as const) expect(words[word]).not.toContain('NAME')
        for (const word of ['inspect', 'set', 'persist', 'unset', 'unsetEverywhere', 'find'] as const)
          expect(words[word]).toContain('NAME')
      }
    })
  }
})
