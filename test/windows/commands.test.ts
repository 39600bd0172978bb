import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forMachine } from '../../src/diagnosis/words/for-machine.ts'
import { bash } from '../../src/shells/bash.ts'
import { cmd } from '../../src/shells/cmd.ts'
import { nushell } from '../../src/shells/nushell.ts'
import { powershell } from '../../src/shells/powershell.ts'
import type { Word } from '../../src/shells/shell.ts'
import { withFile } from '../../src/shells/with-file.ts'
import { wordsOf } from '../../src/shells/words-of.ts'
import { commandsOf, type Said } from '../doctor/fixes/place.ts'
import { noWindows, openWindows, tool, type Windows } from '../support/windows/bench.ts'
import { buildPowerShell, noPowerShell } from '../support/windows/powershell.ts'
import { noShell, typeBesideWine } from '../support/windows/shell-beside-wine.ts'
import { inOrder, typedIn } from '../support/words-run.ts'

const reason = noWindows ?? noPowerShell
if (reason !== undefined) process.stderr.write(`SKIP 1: commands of the fixes on Windows: ${reason}\n`)

const unixShells = (['bash', 'nushell'] as const).filter(shell => {
  const lack = noShell(shell)
  if (reason === undefined && lack !== undefined)
    process.stderr.write(`SKIP 1: commands of the fixes on Windows, in ${shell}: ${lack}\n`)
  return lack === undefined
})

const name = 'ANTHROPIC_API_KEY'
const key = `sk-ant-${'api03'}-${'q7Rf2Kx9Lm4Zt8Wp'.repeat(5)}q7Rf2Kx9Lm4ZtAA`
/** What a command line would take for its own. */
const odd = `50%PATH% "a" 'b' & c | d ^e !f! $g \`h`
/** A session that was there before the registry changed. */
const home = [
  'set "USERPROFILE=C:\\h"',
  'set "APPDATA=C:\\h\\AppData\\Roaming"',
  'set "HOME="',
  'set "PATHEXT=.COM;.EXE;.BAT;.CMD"',
  `set "${name}="`,
  'cd /d C:\\p',
]
const keys = {
  User: 'HKEY_CURRENT_USER\\Environment',
  Machine: 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment',
} as const

describe.skipIf(reason !== undefined)('the commands of the fixes on Windows', () => {
  let windows: Windows
  let address = ''
  /** Stands in for the API, and knows one key. */
  const server = createServer((request, response) => {
    const isGood = request.url === '/v1/models' && request.headers['x-api-key'] === key
    response.writeHead(isGood ? 200 : 401, { 'content-type': 'application/json' }).end('{"type":"error"}')
  })
  beforeAll(async () => {
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    windows = await openWindows()
    const folder = buildPowerShell()
    cpSync(folder, join(windows.drive, 'shell'), { recursive: true })
    if (process.env['AUTHMD_WINDOWS_POWERSHELL'] === undefined)
      rmSync(join(folder, '..'), { recursive: true, force: true })
    for (const at of ['h', 'p']) mkdirSync(join(windows.drive, at))
  }, 1_200_000)
  afterAll(async () => {
    server.close()
    await windows?.close()
  })

  const read = (file: string) => readFileSync(join(windows.drive, file), 'utf8')

  let count = 0
  /** Under Wine the desktop that hears of a changed variable inherits what is open, and keeps it for a while: no file is written twice. */
  function newFiles() {
    count += 1
    return { out: `out-${count}.txt`, err: `err-${count}.txt` }
  }

  /** What a shell prints for a command, in a session of these variables. */
  async function type(shell: string, command: string, set: readonly string[] = []): Promise<string> {
    if (shell === 'bash' || shell === 'nushell') return beside(shell, command, set)
    const { out, err } = newFiles()
    const into = (sign: string) => `${sign} C:\\${out} 2${sign} C:\\${err}`
    const session = [...home, 'set "PATH=C:\\shell;C:\\windows\\system32;C:\\windows"', ...set]
    const lines = {
      // A batch file wants `%` twice, also those of `for`.
      cmd: command.split('\n').flatMap(line => [`${line.replaceAll('%', '%%')} ${into('>>')}`]),
      powershell: [`C:\\shell\\powershell.exe -File C:\\it.ps1 ${into('>')}`],
    }[shell]
    // The engine alone has no profile.
    writeFileSync(join(windows.drive, 'it.ps1'), `$PROFILE = 'C:\\h\\profile.ps1'\n${command}`)
    await windows.batch([`type nul ${into('>')}`, ...session, ...(lines ?? [])])
    expect(read(err)).toBe('')
    return read(out)
  }

  /** What a shell of Unix prints, with the programs of this Windows behind it. */
  function beside(shell: 'bash' | 'nushell', line: string, set: readonly string[]): string {
    const env = Object.fromEntries(
      set.map(one => /^set "(\w+)=(.*)"$/.exec(one)?.slice(1) ?? []) as [string, string][],
    )
    const { stdout, stderr } = typeBesideWine(windows, { shell, line, env })
    expect(stderr).toBe('')
    return stdout
  }

  /** The value of a scope, as the registry has it. */
  async function stored(scope: keyof typeof keys): Promise<string | undefined> {
    await windows.batch([`reg query "${keys[scope]}" /v ${name} > C:\\reg.txt 2>nul`])
    return / {4}REG_SZ(?: {4}(.*?))?\r?\n/.exec(read('reg.txt'))?.[1]
  }

  /** What doctor says in a new window. */
  async function ask(shell = 'cmd'): Promise<Said> {
    const { out, err } = newFiles()
    await windows.batch([...home, `${tool} doctor --json --shell ${shell} > C:\\${out} 2> C:\\${err}`])
    return JSON.parse(read(out)) as Said
  }
  const findings = async () => (await ask()).findings.map(({ ruleId }) => ruleId)

  const typed = {
    cmd: new Set<Word>(),
    powershell: new Set<Word>(),
    bash: new Set<Word>(),
    nushell: new Set<Word>(),
  }
  const word = (shell: string, which: Word) => {
    typed[shell as keyof typeof typed].add(which)
    const one = { cmd, powershell, bash, nushell }[shell] ?? bash
    return wordsOf(one, ['windows'])[which].split('NAME').join(name)
  }
  const hand = (scope: keyof typeof keys, value: string) =>
    windows.registry(`[${keys[scope]}]\r\n"${name}"="${value}"\r\n`)

  describe.each(['cmd', 'powershell'])('in %s', shell => {
    it('keep the value of the session, whatever stands in it, and take it away for good', async () => {
      for (const value of [key, odd]) {
        const set = [`set "${name}=${value.replaceAll('%', '%%')}"`]
        await type(shell, word(shell, 'persist'), set)
        expect(await stored('User')).toBe(value)
      }
      await type(shell, word(shell, 'unsetEverywhere'))
      expect(await stored('User')).toBeUndefined()
    }, 120_000)
    it('count a value, and print nothing else of it', async () => {
      expect((await type(shell, word(shell, 'count'), [`set "${name}=${key}"`])).trim()).toBe('108')
    }, 60_000)
    it('print the status with which a server answers to the key, and nothing of the key', async () => {
      const asked = async (value: string, at = address) => {
        const command = word(shell, 'testKey').replace('https://api.anthropic.com', at)
        return (await type(shell, command, [`set "${name}=${value}"`])).trim()
      }
      expect(await asked(key)).toBe('200')
      expect(await asked(`${key}x`)).toBe('401')
      // Port 1: nobody answers there.
      expect(await asked(key, 'http://127.0.0.1:1')).toBe('0')
    }, 120_000)
    it('take an address away that the user and the machine keep, by all commands of one fix', async () => {
      const [address, rule] = ['ANTHROPIC_BASE_URL', 'base-url-invalid']
      const hold = (value: string) =>
        windows.registry(
          Object.values(keys)
            .map(path => `[${path}]\r\n"${address}"=${value}\r\n`)
            .join('\r\n'),
        )
      await hold('"gateway.example.com"')
      const before = await ask(shell)
      expect(before.findings.map(({ ruleId }) => ruleId)).toContain(rule)
      await type(shell, commandsOf(before).join('\n'))
      expect((await ask(shell)).findings.map(({ ruleId }) => ruleId)).not.toContain(rule)
      for (const path of Object.values(keys))
        expect(await windows.batch([`reg query "${path}" /v ${address} > nul 2> nul`])).toBe(1)
    }, 240_000)
    it('store nothing where there is nothing to keep', async () => {
      await type(shell, word(shell, 'persist'))
      expect(await stored('User')).toBeUndefined()
    }, 60_000)
    it('find the scopes that hold it, and print no part of it', async () => {
      await hand('User', key)
      await hand('Machine', key)
      const said = await type(shell, word(shell, 'find'))
      expect(said).toContain(`User: ${name} is set`)
      expect(said).toContain(`Machine: ${name} is set`)
      expect(said).not.toContain(key.slice(13, 19))
      for (const scope of ['User', 'Machine'] as const)
        await windows.registry(`[${keys[scope]}]\r\n"${name}"=-\r\n`)
      expect(await type(shell, word(shell, 'find'))).not.toContain('is set')
    }, 120_000)
  })

  describe.each(['cmd', 'powershell', ...unixShells])('in %s', shell => {
    it('keep a value for the user, whatever the machine has', async () => {
      await hand('Machine', 'another')
      await type(shell, word(shell, 'keepForUser'), [`set "${name}=${key}"`])
      expect(await stored('User')).toBe(key)
      await windows.registry(
        (['User', 'Machine'] as const).map(scope => `[${keys[scope]}]\r\n"${name}"=-\r\n`).join('\r\n'),
      )
    }, 120_000)
    it('remove the variable of the user, and doctor no longer reports it', async () => {
      await hand('User', key)
      expect(await findings()).toContain('windows-scope')
      await type(shell, word(shell, 'unsetForUser'))
      expect(await stored('User')).toBeUndefined()
      expect(await findings()).not.toContain('windows-scope')
    }, 120_000)
    it('remove the variable of the machine, and doctor no longer reports it', async () => {
      await hand('Machine', key)
      expect(await findings()).toContain('windows-scope')
      await type(shell, forMachine(word(shell, 'unsetForUser')))
      expect(await stored('Machine')).toBeUndefined()
      expect(await findings()).not.toContain('windows-scope')
    }, 120_000)
  })

  it.each(['cmd', 'powershell', ...unixShells])(
    'write a binary certificate as text beside it, in %s',
    async shell => {
      const bytes = Buffer.from(Array.from({ length: 700 }, (_, at) => (at * 37) % 256))
      mkdirSync(join(windows.drive, 'my certificates'), { recursive: true })
      const file = join(windows.drive, 'my certificates', `${shell}.cer`)
      writeFileSync(file, bytes)
      await type(shell, withFile(word(shell, 'toPem'), `C:\\my certificates\\${shell}.cer`, bash))
      const [first, ...rest] = readFileSync(`${file}.pem`, 'utf8').trim().split(/\r?\n/)
      expect([first, rest.at(-1)]).toEqual(['-----BEGIN CERTIFICATE-----', '-----END CERTIFICATE-----'])
      expect(rest.every(line => line.length <= 76)).toBe(true)
      expect(Buffer.from(rest.slice(0, -1).join(''), 'base64')).toEqual(bytes)
    },
    60_000,
  )

  it('hand the JSON of settings to a program in cmd as it stands, through the script that npm puts before one', async () => {
    writeFileSync(join(windows.drive, 'argv.js'), 'console.log(JSON.stringify(process.argv.slice(2)))')
    writeFileSync(join(windows.drive, 'claude.cmd'), '@C:\\authmd\\node.exe C:\\argv.js %*\r\n')
    const said = await type('cmd', word('cmd', 'startWithout').replace(/^claude/, 'call C:\\claude.cmd'))
    expect(JSON.parse(said)).toEqual(['--settings', JSON.stringify({ env: { [name]: '0' } })])
  }, 60_000)

  it('name what is set in PowerShell', async () => {
    const set = [`set "${name}=${key}"`, 'set "CLAUDE_CODE_USE_BEDROCK=1"']
    const said = await type('powershell', word('powershell', 'names'), set)
    expect(said.trim().split(/\s+/).sort()).toEqual([name, 'CLAUDE_CODE_USE_BEDROCK'])
  }, 60_000)

  it.each(['powershell', ...unixShells])(
    'show the exit code of a helper, and not what it prints, in %s',
    async shell => {
      writeFileSync(join(windows.drive, 'k.cmd'), `@echo ${key}\r\n@exit /b 3\r\n`)
      const command = word(shell, 'tryCommand').replace('YOUR_COMMAND', 'C:\\k.cmd')
      // Under Wine the engine finds no program by its name alone.
      const line =
        shell === 'powershell' ? command.replace(/^cmd/, '& C:\\windows\\system32\\cmd.exe') : command
      expect((await type(shell, line)).trim()).toBe('3')
    },
    60_000,
  )

  it.each(['cmd', 'powershell', ...unixShells])(
    'let a read-only file be written again, in %s',
    async shell => {
      const file = join(windows.drive, 'my certificates', `${shell}.json`)
      mkdirSync(join(file, '..'), { recursive: true })
      writeFileSync(file, '{}', { mode: 0o444 })
      await type(shell, withFile(word(shell, 'makeWritable'), `C:\\my certificates\\${shell}.json`, bash))
      expect(statSync(file).mode & 0o200).toBe(0o200)
    },
    60_000,
  )

  it.each(['cmd', ...unixShells.filter(shell => shell === 'bash')])(
    'put a file aside under another name, in %s',
    async shell => {
      const file = join(windows.drive, 'h', `a [${shell}] b.json`)
      writeFileSync(file, '{}')
      await type(shell, withFile(word(shell, 'putAside'), `C:\\h\\a [${shell}] b.json`, bash))
      expect([existsSync(file), readFileSync(`${file}.broken`, 'utf8')]).toEqual([false, '{}'])
    },
    60_000,
  )

  it.skipIf(!unixShells.includes('bash'))(
    'find the lines and the keys of the registry that hold a variable in Git Bash, and print no part of it',
    async () => {
      await hand('User', key)
      await hand('Machine', key)
      const { home: at } = typeBesideWine(windows, { shell: 'bash', line: ':', env: {} })
      writeFileSync(join(at, '.bashrc'), `# first\nexport ${name}=${key}\n`)
      const said = await type('bash', word('bash', 'find'))
      expect(
        said
          .trim()
          .split('\n')
          .map(line => line.trim()),
      ).toEqual([`${at}/.bashrc:2`, ...Array(2).fill(`registry: ${name}`)])
      rmSync(join(at, '.bashrc'))
    },
    120_000,
  )

  it.each(unixShells)(
    'take a variable out for good in %s: of its own file, and of what Windows keeps',
    async shell => {
      await hand('User', key)
      const own = {
        bash: ['.config', `${name}.sh`],
        nushell: ['.config', 'nushell', 'autoload', `${name}.nu`],
      }
      const { home: at } = typeBesideWine(windows, { shell, line: '0', env: {} })
      const file = join(at, ...own[shell])
      mkdirSync(join(file, '..'), { recursive: true })
      writeFileSync(file, '')
      await type(shell, word(shell, 'unsetEverywhere'), [`set "${name}=${key}"`])
      expect([await stored('User'), existsSync(file)]).toEqual([undefined, false])
    },
    120_000,
  )

  it.skipIf(!unixShells.includes('nushell'))(
    'keep a value in a file of its own by Nushell, whatever stands in it',
    async () => {
      for (const value of [key, odd]) {
        await type('nushell', word('nushell', 'persist'), [`set "${name}=${value}"`])
        const file = '.config/nushell/autoload/ANTHROPIC_API_KEY.nu'
        expect(await type('nushell', `source ~/${file}; print -n $env.ANTHROPIC_API_KEY`)).toBe(value)
      }
    },
    60_000,
  )

  it('are all that the table of words says of them', () => {
    for (const shell of ['cmd', 'powershell', ...unixShells] as const)
      expect(inOrder(typed[shell])).toEqual(typedIn(import.meta.filename, shell, 'windows'))
  })
})
