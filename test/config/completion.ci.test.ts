import { execFileSync, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import { flagsOf } from '../../src/cli/flags.ts'
import { bundle, runBundle } from '../support/bundle.ts'
import { shellProgram } from '../support/shells.ts'
import { hasTmux, openTerminal } from './terminal.ts'

const home = realpathSync(mkdtempSync(join(tmpdir(), 'authmd-completion-')))
const bin = join(home, 'bin')
mkdirSync(bin)
writeFileSync(
  join(bin, 'authmd'),
  `#!/bin/sh
case $1 in
  --complete | completion) "${process.execPath}" "${bundle}" "$@"; status=$?; echo >> '${home}/answered'; exit "$status" ;;
  # A line that a person completed, and then sent: what the shell made of it.
  *) printf '%s\\n' "$@" > '${home}/sent.part'; mv '${home}/sent.part' '${home}/sent' ;;
esac
`,
  {
    mode: 0o755,
  },
)
mkdirSync(join(home, 'some-folder'))
writeFileSync(join(home, 'some-file.txt'), '')
/** Names in which every shell has to quote something. */
const oddFile = `odd file's "x" $HOME [1].txt`
const oddFolder = `odd folder's "x" $HOME [1]`
writeFileSync(join(home, oddFile), '')
mkdirSync(join(home, oddFolder))
mkdirSync(join(home, oddFolder, 'below it'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** How often the tool was asked, and has answered. */
const answers = () =>
  existsSync(join(home, 'answered')) ? readFileSync(join(home, 'answered'), 'utf8').length : 0

const env = { PATH: `${bin}:${process.env['PATH']}`, HOME: home, LANG: 'C.UTF-8' }

/** How a shell is told to say when it is ready, after it has loaded the script. */
const PROMPTS: Readonly<Record<string, (load: string) => string>> = {
  fish: load => `function fish_prompt; echo -n 'ready: '; end; ${load}; clear`,
  // It would not hear what is typed before it listens, and so it is told when it starts.
  powershell: () => '',
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
    expect(complete('check', '--fail-on', 'some')).toEqual([''])
    expect(complete('explain', '--shell', '=', 'zsh', 'two-cred')).toEqual(['two-credentials'])
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
    ['guide ', []],
    ['completion bash ', []],
    ['doctor --error ', []],
    ['scan --rules ', ['gitleaks']],
    ['scan --rules gitleaks ', []],
    ['scan --rules gitleaks --', ['--cwd', '--no-color']],
    ['scan --staged ', []],
    ['apply - ', []],
    ['check - ', []],
    ['explain --list ', []],
    ['guide --all --sh', []],
    ['guide --q', []],
    ['guide --output docs/a.md --q', ['--quiet']],
    ['doctor --value ', ['-']],
    ['doctor --value - --', ['--cwd', '--format', '--json', '--quiet', '--no-color']],
    ['doctor --value - --format ', ['pretty', 'json']],
    ['doctor --allow', []],
    ['doctor --online --allow', ['--allow-host']],
    ['check --markdown --format ', ['pretty']],
    ['check --shell zsh,a', []],
    ['check --shell any,', []],
    ['--onl', []],
    ['--online ', ['doctor']],
    ['--fail-on outdated ', ['check']],
    ['nonsense --', []],
  ])('offers for %s what may stand there', (line, offers) => {
    const { stdout } = runBundle(['--complete', ...line.split(' ')])
    expect(stdout.split('\n').flatMap(one => (one === '' ? [] : [one.split('\t')[0]]))).toEqual(offers)
  })

  it.each([
    ['scan ', 'file'],
    ['scan a b', 'file'],
    ['apply --config ', 'file'],
    ['check --guide-path=', 'file'],
    ['apply -- --sh', 'folder'],
    ['guide --cwd ', 'folder'],
  ])('leaves %s to the shell, for a %s', (line, kind) => {
    expect(runBundle(['--complete', ...line.split(' ')]).stdout).toBe(`\t${kind}\n`)
  })

  it('offers a path wherever the help names a file or a folder', () => {
    const named = commands.flatMap(command =>
      flagsOf(command).filter(({ value = '' }) => ['FILE', 'DIR'].includes(value)),
    )
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter(({ paths }) => paths === undefined)).toEqual([])
  })

  it('completes in bash 3.2 too, which has no compopt', () => {
    const program = shellProgram('bash')
    if (program === undefined) return console.warn('SKIP completion in bash: it is not installed (1 test)')
    const complete = (...words: readonly string[]) => {
      const script = `enable -n compopt; source <(authmd completion bash); COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _authmd; printf '%s\n' "\${COMPREPLY[@]}"`
      return execFileSync(program, ['--norc', '-c', script, 'bash', 'authmd', ...words], {
        cwd: home,
        env,
        encoding: 'utf8',
      }).trim()
    }
    expect(complete('scan', 'some-fi')).toBe('some-file.txt')
    expect(complete('check', 'some-f')).toBe('some-folder')
    expect(complete('check', '--fail-on', 'some-f')).toBe('')
    expect(complete('scan', 'odd\\ file')).toBe(`odd\\ file\\'s\\ \\"x\\"\\ \\$HOME\\ \\[1\\].txt`)
    expect(complete('scan', "'odd file")).toBe(`odd file'\\''s "x" $HOME [1].txt`)
    expect(complete('scan', '"odd file')).toBe(`odd file's \\"x\\" \\$HOME [1].txt`)
    expect(complete('apply', '--config', '=', 'some-fi')).toBe('some-file.txt')
  })

  it('completes in PowerShell, as its own engine is asked at a Tab', () => {
    const program = shellProgram('powershell')
    if (program === undefined) return console.warn('SKIP completion in pwsh: it is not installed (1 test)')
    const lines = [
      'authmd gui',
      'authmd completion ',
      'authmd check --format s',
      'authmd explain two-cred',
      'authmd scan some-f',
      'authmd check some-f',
      'authmd guide --output=some-fi',
      'authmd check --fail-on some-f',
      'authmd guide some-f',
      'authmd check ~/odd',
      'authmd apply --shell zsh,fi',
      'authmd apply --shell=zsh,fi',
      'authmd check --fail-on conflict,outdated,',
      'authmd check --fail-on conflict,some-f',
    ]
    const script = join(home, 'completion.ps1')
    writeFileSync(script, runBundle(['completion', 'powershell']).stdout)
    const asked = `$line = [Console]::In.ReadToEnd() -split "\\n"; . '${script}'; foreach ($one in $line) { ([System.Management.Automation.CommandCompletion]::CompleteInput($one, $one.Length, $null)).CompletionMatches.CompletionText -join ' ' }`
    const answer = execFileSync(program, ['-NoProfile', '-NonInteractive', '-Command', asked], {
      cwd: home,
      env: { ...env, POWERSHELL_TELEMETRY_OPTOUT: '1', NO_COLOR: '1' },
      input: lines.join('\n'),
      encoding: 'utf8',
    })
    expect(answer.trim().split(/\r?\n/)).toEqual([
      'guide',
      'bash zsh fish powershell nushell',
      'sarif',
      'two-credentials',
      `.${sep}some-file.txt .${sep}some-folder`,
      `.${sep}some-folder`,
      `--output=.${sep}some-file.txt`,
      'some-f',
      'some-f',
      `'${home}${sep}odd folder''s "x" $HOME [1]'`,
      // What stands behind the last comma: the shell replaces that alone.
      'fish',
      'fish',
      'error wrong edited',
      'some-f',
    ])
  })

  it('lists in zsh a word without a meaning alone, and one that has one with it', async () => {
    const program = shellProgram('zsh')
    if (program === undefined || !hasTmux)
      return console.warn('SKIP a list in zsh: it or tmux is not installed (1 test)')
    const [, flags, load] = tests[1]
    const terminal = openShell(program, { shell: 'zsh', flags, load })
    try {
      await terminal.waitFor(/^ready: *$/m)
      terminal.type('authmd check --fail-on ', 'Tab')
      expect(await terminal.waitFor(/^.*conflict.*edited/m)).not.toMatch(/--(?!fail-on)/)
      terminal.type('C-u')
      terminal.type('C-l')
      await terminal.waitFor(/^ready: *$/m)
      terminal.type('authmd ', 'Tab')
      await terminal.waitFor(/^check +-- Check that/m)
    } finally {
      terminal.close()
    }
  })

  it('completes in fish', () => {
    const program = shellProgram('fish')
    if (program === undefined) return console.warn('SKIP completion in fish: it is not installed (1 test)')
    const complete = (line: string) =>
      execFileSync(
        program,
        ['--no-config', '-c', 'authmd completion fish | source; complete --do-complete $argv[1]', line],
        { cwd: home, env, encoding: 'utf8' },
      )
        .trim()
        .split('\n')
        .map(offer => offer.split('\t')[0])
    expect(complete('authmd ch')).toContain('check')
    expect(complete('authmd check --fail')).toContain('--fail-on')
    expect(complete('authmd check --format s')).toContain('sarif')
    expect(complete('authmd scan some-f').sort()).toEqual(['some-file.txt', 'some-folder/'])
    expect(complete('authmd check some-f')).toEqual(['some-folder/'])
    expect(complete('authmd guide --output=some-fi')).toEqual(['--output=some-file.txt'])
    expect(complete('authmd check --fail-on some-f')).toEqual([''])
  })

  /** A line typed up to a Tab, and what then stands there. */
  const values = [
    ['authmd doctor --shell zs', 'zsh'],
    ['authmd apply --environment vsc', 'vscode'],
    ['authmd apply --target env', 'env-example'],
    ['authmd explain two-cred', 'two-credentials'],
    ['authmd check --fail-on conf', 'conflict'],
    ['authmd check --fail-on outdated,conf', 'outdated,conflict'],
    ['authmd apply --shell zsh,fi', 'zsh,fish'],
    ['authmd doctor --expect sub', 'subscription'],
    ['authmd check --format gi', 'github'],
    ['authmd scan some-fi', 'some-file.txt'],
    ['authmd check some-f', 'some-folder/'],
  ] as const
  /** Lines to which nothing is to be added: only a file would begin so. */
  const nothing = [
    'authmd check --fail-on some-f',
    'authmd guide some-f',
    'authmd completion some-f',
  ] as const

  const tests = [
    ['bash', ['--norc', '--noprofile', '-i'], 'source <(authmd completion bash)'],
    ['zsh', ['-f', '-i'], 'autoload -U compinit; compinit -D -u; source <(authmd completion zsh)'],
    ['fish', ['--no-config', '-i'], 'authmd completion fish | source'],
    [
      'powershell',
      [
        '-NoProfile',
        '-NoLogo',
        '-NoExit',
        '-Command',
        `. '${join(home, 'authmd.ps1')}'; Set-PSReadLineOption -PredictionSource None; function prompt { 'ready: ' }`,
      ],
      '',
    ],
    ['nushell', ['-n', '--no-history', '-e', `source '${join(home, 'authmd.nu')}'`], ''],
  ] as const
  function openShell(
    program: string,
    {
      shell,
      flags,
      load,
    }: { readonly shell: string; readonly flags: readonly string[]; readonly load: string },
  ) {
    writeFileSync(join(home, 'authmd.nu'), runBundle(['completion', 'nushell']).stdout)
    writeFileSync(join(home, 'authmd.ps1'), runBundle(['completion', 'powershell']).stdout)
    const terminal = openTerminal({ cwd: home, env, command: [program, ...flags] })
    const setUp = PROMPTS[shell]?.(load) ?? `PS1='ready: '; ${load}; clear`
    if (setUp !== '') terminal.type(setUp, 'Enter')
    return terminal
  }
  it.each(tests)('completes at the press of Tab in a real %s', async (shell, flags, load) => {
    const program = shellProgram(shell)
    if (program === undefined || !hasTmux)
      return console.warn(`SKIP Tab in ${shell}: it or tmux is not installed (1 test)`)
    const terminal = openShell(program, { shell, flags, load })
    try {
      await terminal.waitFor(/^ready: *$/m)
      terminal.type('authmd gui', 'Tab')
      await terminal.waitFor(/authmd guide$/m)
      // These leave the blank to the person.
      terminal.type(['nushell', 'powershell'].includes(shell) ? ' --mark' : '--mark', 'Tab')
      await terminal.waitFor(/authmd guide --markdown$/m)
      for (const [line, value] of values) {
        terminal.type('C-u')
        terminal.type(line, 'Tab')
        await terminal.waitFor(
          new RegExp(`${line.slice(0, line.lastIndexOf(' '))} (?:\\./)?${value.replace('.', '\\.')} ?$`, 'm'),
        )
      }
      for (const line of nothing) {
        terminal.type('C-u')
        await terminal.waitFor(/^ready: *$/m)
        const before = answers()
        terminal.type(line, 'Tab')
        await expect.poll(answers, { timeout: 30_000 }).toBeGreaterThan(before)
        // The shell has it; it shows what it makes of it at once.
        await new Promise(done => setTimeout(done, 500))
        expect(terminal.screen()).toMatch(new RegExp(`${line} *$`, 'm'))
      }
    } finally {
      terminal.close()
    }
  })

  /** How a name with blanks is begun: bare, with the quotes of the shell, with its escapes. */
  const begun: Readonly<Record<string, readonly string[]>> = {
    bash: ['odd\\ FILE', "'odd FILE", '"odd FILE', "odd\\ FILE\\'s\\ "],
    zsh: ['odd\\ FILE', "'odd FILE", '"odd FILE', "odd\\ FILE\\'s\\ "],
    fish: ['odd\\ FILE', "'odd FILE", '"odd FILE', "odd\\ FILE\\'s\\ "],
    powershell: ["'odd FILE", '"odd FILE', 'odd` FILE'],
    nushell: ["'odd FILE", '"odd FILE', '`odd FILE'],
  }
  it.each(tests)(
    'a file or folder with blanks, quotes and $ in its name, begun in any way, in a real %s',
    async (shell, flags, load) => {
      const program = shellProgram(shell)
      if (program === undefined || !hasTmux)
        return console.warn(`SKIP odd names in ${shell}: it or tmux is not installed (1 test)`)
      const terminal = openShell(program, { shell, flags, load })
      try {
        await terminal.waitFor(/^ready: *$/m)
        const lines = (begun[shell] ?? []).flatMap((way): [string, string][] => [
          [`scan ${way.replace('FILE', 'file')}`, oddFile],
          [`check ${way.replace('FILE', 'folder')}`, oddFolder],
        ])
        const [usual = ''] = begun[shell] ?? []
        // Nushell offers no file behind a flag and its `=`.
        if (shell !== 'nushell') lines.push([`apply --config=${usual.replace('FILE', 'file')}`, oddFile])
        for (const [line, name] of lines) {
          rmSync(join(home, 'sent'), { force: true })
          const before = answers()
          terminal.type(`authmd ${line}`)
          terminal.type('Tab')
          await expect.poll(answers, { timeout: 30_000 }).toBeGreaterThan(before)
          await terminal.waitFor(/HOME.{1,6}1/)
          // The shell has it; it shows what it makes of it at once.
          await new Promise(done => setTimeout(done, 500))
          // A quote that these leave open, to go on below a folder, the person closes.
          const quote = ['zsh', 'fish'].includes(shell) ? /^\w+ (['"])/.exec(line)?.[1] : undefined
          const [typed = ''] = /^ready: .*$/m.exec(terminal.screen()) ?? []
          if (quote !== undefined && !typed.trimEnd().endsWith(quote)) terminal.type(quote)
          terminal.type('Enter')
          await expect
            .poll(() => existsSync(join(home, 'sent')), {
              timeout: 10_000,
              message: `${line}\n${terminal.screen()}`,
            })
            .toBe(true)
          const sent = readFileSync(join(home, 'sent'), 'utf8').split('\n')
          expect(
            [sent[0], sent[1]?.replace(/^(?:--config=)?(?:\.\/)?/, '').replace(/\/$/, ''), sent.length],
            line,
          ).toEqual([line.split(' ')[0], name, 3])
          terminal.type('C-l')
          await terminal.waitFor(/^ready: *$/m)
        }
      } finally {
        terminal.close()
      }
    },
  )
})
