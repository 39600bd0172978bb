import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { bundle, runBundle } from '../support/bundle.ts'
import { shellProgram } from '../support/shells.ts'
import { hasTmux, openTerminal } from './terminal.ts'

const home = realpathSync(mkdtempSync(join(tmpdir(), 'authmd-completion-')))
const bin = join(home, 'bin')
mkdirSync(bin)
writeFileSync(join(bin, 'authmd'), `#!/bin/sh\nexec "${process.execPath}" "${bundle}" "$@"\n`, {
  mode: 0o755,
})
writeFileSync(join(home, 'some-folder.txt'), '')
afterAll(() => rmSync(home, { recursive: true, force: true }))

const env = { PATH: `${bin}:${process.env['PATH']}`, HOME: home, LANG: 'C.UTF-8' }

describe('authmd completion', () => {
  it.each(['bash', 'zsh', 'fish'])('prints a script that %s reads without complaint', shell => {
    const { code, stdout } = runBundle(['completion', shell])
    expect(code).toBe(0)
    const program = shellProgram(shell)
    if (program === undefined)
      return console.warn(`SKIP completion in ${shell}: it is not installed (1 test)`)
    const file = join(home, `script.${shell}`)
    writeFileSync(file, stdout)
    const { status, stderr } = spawnSync(program, ['-n', file], { encoding: 'utf8', env })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  it('takes the shell of $SHELL where none is named, and says which ones it knows', () => {
    expect(runBundle(['completion'], { env: { SHELL: '/usr/bin/zsh' } }).stdout).toMatch(/^#compdef authmd/)
    expect(runBundle(['completion'], { env: { SHELL: '/bin/tcsh' } })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('one of bash, zsh, fish'),
    })
    expect(runBundle(['completion', 'constructor']).code).toBe(2)
  })

  it('completes commands, flags, choices and paths in bash', () => {
    const program = shellProgram('bash')
    if (program === undefined) return console.warn('SKIP completion in bash: it is not installed (1 test)')
    const complete = (...words: readonly string[]) => {
      const script = `source <(authmd completion bash); COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _authmd; printf '%s\\n' "\${COMPREPLY[@]}"`
      return execFileSync(program, ['--norc', '-c', script, 'bash', 'authmd', ...words], {
        env,
        encoding: 'utf8',
      })
        .trim()
        .split('\n')
    }
    expect(complete('ch')).toEqual(['check'])
    expect(complete('check', '--fail')).toEqual(['--fail-on'])
    expect(complete('check', '--format', 's')).toEqual(['sarif'])
    expect(complete('check', 'some')).toEqual([''])
  })

  it('completes in fish', () => {
    const program = shellProgram('fish')
    if (program === undefined) return console.warn('SKIP completion in fish: it is not installed (1 test)')
    const complete = (line: string) =>
      execFileSync(
        program,
        ['--no-config', '-c', 'authmd completion fish | source; complete --do-complete $argv[1]', line],
        {
          env,
          encoding: 'utf8',
        },
      )
        .trim()
        .split('\n')
        .map(offer => offer.split('\t')[0])
    expect(complete('authmd ch')).toContain('check')
    expect(complete('authmd check --fail')).toContain('--fail-on')
    expect(complete('authmd check --format s')).toContain('sarif')
  })

  const tests = [
    ['bash', ['--norc', '--noprofile', '-i'], 'source <(authmd completion bash)'],
    ['zsh', ['-f', '-i'], 'autoload -U compinit; compinit -D -u; source <(authmd completion zsh)'],
  ] as const
  it.each(tests)('completes at the press of Tab in a real %s', async (shell, flags, load) => {
    const program = shellProgram(shell)
    if (program === undefined || !hasTmux)
      return console.warn(`SKIP Tab in ${shell}: it or tmux is not installed (1 test)`)
    const terminal = openTerminal({ cwd: home, env, command: [program, ...flags] })
    try {
      terminal.type(`PS1='ready: '; ${load}; clear`, 'Enter')
      await terminal.waitFor(/^ready: *$/m)
      terminal.type('authmd gui', 'Tab')
      await terminal.waitFor(/authmd guide$/m)
      terminal.type('--mark', 'Tab')
      await terminal.waitFor(/authmd guide --markdown$/m)
      terminal.type('C-u')
      terminal.type('authmd check --format gi', 'Tab')
      await terminal.waitFor(/authmd check --format github$/m)
      terminal.type('C-u')
      terminal.type('authmd check some-fo', 'Tab')
      await terminal.waitFor(/authmd check some-folder\.txt$/m)
    } finally {
      terminal.close()
    }
  })
})
