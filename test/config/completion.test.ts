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

/** How a shell is told to say when it is ready, after it has loaded the script. */
const PROMPTS: Readonly<Record<string, (load: string) => string>> = {
  fish: load => `function fish_prompt; echo -n 'ready: '; end; ${load}; clear`,
  nushell: () =>
    `$env.PROMPT_COMMAND = {|| '' }; $env.PROMPT_COMMAND_RIGHT = ''; $env.PROMPT_INDICATOR = 'ready: '; clear`,
}

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
      stderr: expect.stringContaining('one of bash, zsh, fish, powershell, nushell'),
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
    expect(complete('completion', 'p')).toEqual(['powershell'])
    expect(complete('check', '--format', '=', 's')).toEqual(['sarif'])
    expect(complete('apply', '--shell', 'bash,z')).toEqual(['bash,zsh'])
  })

  it.each([
    ['doctor --shell z', ['zsh']],
    ['apply --environment vsc', ['vscode']],
    ['apply --target env', ['env-example']],
    ['explain two-cred', ['two-credentials']],
    ['completion n', ['nushell']],
    ['schema ', ['config', 'report']],
    ['check --fail-on=outdated,con', ['--fail-on=outdated,conflict']],
    ['explain --format ', ['pretty', 'json']],
    ['guide --form', []],
    ['completion bash --', ['--cwd']],
    ['scan ', []],
    ['apply -- --sh', []],
  ])('offers for %s what may stand there', (line, offers) => {
    const { stdout } = runBundle(['--complete', ...line.split(' ')])
    expect(stdout.split('\n').flatMap(one => (one === '' ? [] : [one.split('\t')[0]]))).toEqual(offers)
  })

  it('completes in PowerShell, as its own engine is asked at a Tab', () => {
    const program = shellProgram('powershell')
    if (program === undefined) return console.warn('SKIP completion in pwsh: it is not installed (1 test)')
    const lines = ['authmd gui', 'authmd completion ', 'authmd check --format s', 'authmd explain two-cred']
    const script = join(home, 'completion.ps1')
    writeFileSync(script, runBundle(['completion', 'powershell']).stdout)
    const asked = `$line = [Console]::In.ReadToEnd() -split "\\n"; . '${script}'; foreach ($one in $line) { ([System.Management.Automation.CommandCompletion]::CompleteInput($one, $one.Length, $null)).CompletionMatches.CompletionText -join ' ' }`
    const answer = execFileSync(program, ['-NoProfile', '-NonInteractive', '-Command', asked], {
      env: { ...env, POWERSHELL_TELEMETRY_OPTOUT: '1', NO_COLOR: '1' },
      input: lines.join('\n'),
      encoding: 'utf8',
    })
    expect(answer.trim().split(/\r?\n/)).toEqual([
      'guide',
      'bash zsh fish powershell nushell',
      'sarif',
      'two-credentials',
    ])
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
    ['fish', ['--no-config', '-i'], 'authmd completion fish | source'],
    ['nushell', ['-n', '--no-history', '-e', `source '${join(home, 'authmd.nu')}'`], ''],
  ] as const
  it.each(tests)('completes at the press of Tab in a real %s', async (shell, flags, load) => {
    const program = shellProgram(shell)
    if (program === undefined || !hasTmux)
      return console.warn(`SKIP Tab in ${shell}: it or tmux is not installed (1 test)`)
    writeFileSync(join(home, 'authmd.nu'), runBundle(['completion', 'nushell']).stdout)
    const terminal = openTerminal({ cwd: home, env, command: [program, ...flags] })
    try {
      terminal.type(PROMPTS[shell]?.(load) ?? `PS1='ready: '; ${load}; clear`, 'Enter')
      await terminal.waitFor(/^ready: *$/m)
      terminal.type('authmd gui', 'Tab')
      await terminal.waitFor(/authmd guide$/m)
      // Nushell leaves the blank to the person.
      terminal.type(shell === 'nushell' ? ' --mark' : '--mark', 'Tab')
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
