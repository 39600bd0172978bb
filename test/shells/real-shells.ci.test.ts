import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { shells } from '../../src/shells/index.ts'
import type { Word } from '../../src/shells/shell.ts'
import { userVariables } from '../../src/shells/user-variables.ts'
import { wordsOf } from '../../src/shells/words-of.ts'
import type { Os } from '../../src/types.ts'
import { openTerminal, shellProgram, skipped, type Terminal } from '../support/shells.ts'
import { inOrder, typedIn } from '../support/words-run.ts'

const variable = 'ANTHROPIC_API_KEY'
/** Made from parts at run time: no realistic key stands in the repository. It has the true length, 108. */
const body = Array.from({ length: 93 }, (_, i) => 'q7Rf2Kx9Lm4Zt8Wp'[(i * 5 + (i >> 3)) % 16]).join('')
const key = `sk-ant-${'api03'}-${body}AA`
const old = `sk-ant-${'api03'}-OldOldOldOld`

interface Case {
  readonly id: string
  readonly os: Os
  /** How a terminal on that system opens this shell. */
  readonly arguments: string
  /** The start-up file that is there already, readable by everybody, with an old value on line 2. */
  readonly existing: readonly [path: string, text: string]
  /** The file that `persist` writes the value to. */
  readonly keeps: string
  /** A file that `persist` must not create, since it would switch `existing` off. */
  readonly absent?: string
  readonly sentinel?: (n: number) => string
}

const posix = `# mine\nexport ${variable}='${old}'\n`
const cases: readonly Case[] = [
  {
    id: 'bash',
    os: 'linux',
    arguments: '-i',
    existing: ['.bashrc', posix],
    keeps: `.config/${variable}.sh`,
    absent: '.bash_profile',
  },
  {
    id: 'bash',
    os: 'macos',
    arguments: '-il',
    existing: ['.profile', posix],
    keeps: `.config/${variable}.sh`,
    absent: '.bash_profile',
  },
  { id: 'zsh', os: 'macos', arguments: '-il', existing: ['.zshrc', posix], keeps: `.config/${variable}.sh` },
  { id: 'zsh', os: 'linux', arguments: '-i', existing: ['.zshrc', posix], keeps: `.config/${variable}.sh` },
  {
    id: 'fish',
    os: 'linux',
    arguments: '-i',
    // A conf.d file is read before config.fish, so the old value must stand in a file that is read before ours.
    existing: ['.config/fish/conf.d/00-mine.fish', `# mine\nset -gx ${variable} '${old}'\n`],
    keeps: `.config/fish/conf.d/${variable}.fish`,
  },
  { id: 'sh', os: 'linux', arguments: '-il', existing: ['.profile', posix], keeps: `.config/${variable}.sh` },
  {
    id: 'tcsh',
    os: 'linux',
    arguments: '-i',
    existing: ['.cshrc', `# mine\nsetenv ${variable} '${old}'\n`],
    keeps: `.config/${variable}.csh`,
    absent: '.tcshrc',
  },
  {
    id: 'nushell',
    os: 'linux',
    arguments: '',
    existing: ['.config/nushell/config.nu', `# mine\n$env.${variable} = '${old}'\n`],
    keeps: `.config/nushell/autoload/${variable}.nu`,
    sentinel: n => `print ("DONE" + "_${n}")`,
  },
  {
    id: 'powershell',
    os: 'linux',
    arguments: '-NoLogo',
    existing: [
      '.config/powershell/Microsoft.PowerShell_profile.ps1',
      `# mine\n$env:${variable} = '${old}'\n`,
    ],
    keeps: '.config/powershell/Microsoft.PowerShell_profile.ps1',
    sentinel: n => `"DONE" + "_${n}"`,
  },
]

const commandsOfWindows = {
  keepForUser: userVariables.keep.split('NAME').join(variable),
  unsetForUser: userVariables.remove.split('NAME').join(variable),
}

/** Stands in for the API, and knows one key. */
const server = createServer((request, response) => {
  const isGood =
    request.url === '/v1/models' &&
    request.headers['anthropic-version'] === '2023-06-01' &&
    request.headers['x-api-key'] === key
  response.writeHead(isGood ? 200 : 401, { 'content-type': 'application/json' }).end('{"type":"error"}')
})
let address = ''
beforeAll(async () => {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
})

const filesWith = (folder: string, text: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => readFileSync(path, 'latin1').includes(text))

/** No six characters in a row of what a credential hides. */
const leaks = (text: string, secret: string): string[] => {
  const hidden = secret.slice('sk-ant-api03-'.length)
  return Array.from({ length: hidden.length - 5 }, (_, i) => hidden.slice(i, i + 6)).filter(part =>
    text.includes(part),
  )
}

for (const item of cases) {
  const program = shellProgram(item.id)
  const shell = shells.find(candidate => candidate.id === item.id)
  if (program === undefined || shell === undefined) {
    skipped(`the words of ${item.id} on ${item.os}`, item.id)
    continue
  }
  const words = wordsOf(shell, [item.os])
  const typed = new Set<Word>()
  /** A word that is typed, about this variable. */
  const filled = (word: Word, name = variable) => {
    typed.add(word)
    return words[word].split('NAME').join(name)
  }

  describe(`${shell.name} as a terminal on ${item.os} opens it`, () => {
    it('sets, keeps, finds, counts, tests and removes a variable by its words, each of them, and shows and stores no part of it', async () => {
      const home = mkdtempSync(join(tmpdir(), 'authmd-shell-'))
      made.push(home)
      const start = join(home, item.existing[0])
      mkdirSync(join(start, '..'), { recursive: true })
      writeFileSync(start, item.existing[1], { mode: 0o644 })
      // fish builds completions from manual pages in the background where this folder is missing.
      mkdirSync(join(home, '.local/share/fish/generated_completions'), { recursive: true })
      mkdirSync(join(home, 'bin'))
      for (const [name, text] of Object.entries({
        'powershell.exe': 'printf "%s\\n" "$@" > "$HOME/called"',
        helper: 'echo what it prints; exit 3',
      }))
        writeFileSync(join(home, 'bin', name), `#!/bin/sh\n${text}\n`, { mode: 0o700 })
      const env = {
        HOME: home,
        PATH: `${join(home, 'bin')}:/usr/bin:/bin`,
        TERM: ['nushell', 'powershell'].includes(item.id) ? 'xterm' : 'dumb',
        LANG: 'C.UTF-8',
        HISTFILE: join(home, '.history'),
        SAVEHIST: '100',
        // PowerShell asks nobody for updates and tells nobody.
        POWERSHELL_TELEMETRY_OPTOUT: '1',
        POWERSHELL_UPDATECHECK: 'Off',
      }
      const seen: string[] = []
      let count = 0
      const sentinel = item.sentinel ?? ((n: number) => `echo DONE"_"${n}`)
      const settle = async (terminal: Terminal, hint: string) => {
        count += 1
        // Nushell and PowerShell throw away what is typed before their prompt is back, so there the question is asked again.
        const line = sentinel(count)
        const again = ['nushell', 'powershell'].includes(item.id)
          ? setInterval(() => terminal.type(`${line}\r`), 1500)
          : undefined
        if (again !== undefined) await new Promise(resolve => setTimeout(resolve, 250))
        terminal.type(`${line}\r`)
        try {
          return await terminal.until(`DONE_${count}\n`, hint)
        } finally {
          clearInterval(again)
        }
      }
      const run = async (terminal: Terminal, word: Word) => {
        let output = ''
        for (const line of filled(word).split('\n')) {
          terminal.type(`${line}\r`)
          output += await settle(terminal, `${word}: ${line}`)
        }
        return output
      }
      const session = async (steps: (terminal: Terminal) => Promise<void>) => {
        const terminal = openTerminal({ command: `${program} ${item.arguments}`, env, cwd: home })
        try {
          await settle(terminal, 'start')
          await steps(terminal)
          terminal.type('exit\r')
        } finally {
          await terminal.close()
          seen.push(terminal.screen())
        }
      }
      /** What is asked for, counted, tested and taken away in a line. */
      const further = async (terminal: Terminal) => {
        const answer = async (command: string, value: string) => {
          terminal.type(`${command}\r`)
          if (command.includes('Get-Credential')) await terminal.until('Password for user key: ', 'ask')
          // The others have no prompt to wait for.
          else await new Promise(resolve => setTimeout(resolve, 1500))
          terminal.type(`${value}\r`)
          await settle(terminal, command)
        }
        const line = async (command: string) => {
          terminal.type(`${command}\r`)
          return settle(terminal, command)
        }
        // A login shell on Linux takes PATH from the files of the system.
        if (/-i?l/.test(item.arguments)) await line('export PATH="$HOME/bin:$PATH"')
        const status = () => line(filled('testKey').replace('https://api.anthropic.com', address))
        await answer(filled('ask'), key)
        expect(await run(terminal, 'count')).toMatch(new RegExp(`\\n *${words.whole}\\n`))
        expect(await status()).toMatch(/[\n ]200\n/)
        await line(filled('switchOn', 'CLAUDE_CODE_USE_BEDROCK'))
        const names = await run(terminal, 'names')
        for (const name of [variable, 'CLAUDE_CODE_USE_BEDROCK']) expect(names).toContain(name)
        await answer(filled('askBriefly'), 'another value')
        expect(await status()).toMatch(/[\n ]401\n/)
        const tried = await line(filled('tryCommand').replace('YOUR_COMMAND', join(home, 'bin/helper')))
        expect(tried).toMatch(/\n3\n/)
        expect(tried).not.toContain('what it prints')
        // What it calls is run under Wine, by `test/windows/commands.test.ts`.
        for (const word of ['keepForUser', 'unsetForUser'] as const) {
          await run(terminal, word)
          if (item.id === 'powershell') continue
          expect(readFileSync(join(home, 'called'), 'utf8').split('\n')).toEqual([
            '-c',
            commandsOfWindows[word].split("'").join('"'),
            '',
          ])
        }
        await run(terminal, 'drop')
        expect(await run(terminal, 'count')).toMatch(/\n *0\n/)
      }
      const isSet = `${variable}: API key, 108 characters\n`
      const notSet = `${variable}: not set\n`

      await session(async terminal => {
        expect(await run(terminal, 'inspect')).toContain(`${variable}: API key, ${old.length} characters\n`)
        expect(await run(terminal, 'find')).toContain(`${item.existing[0]}:2`)
        await run(terminal, 'unset')
        expect(await run(terminal, 'inspect')).toContain(notSet)
        terminal.type(`${filled('set')}\r`)
        // The line itself appears first; the prompt is what follows on a new line.
        await terminal.until(`${filled('set').slice(-6)}`, 'set is typed')
        await terminal.until(`${variable}: `, 'the prompt')
        await new Promise(resolve => setTimeout(resolve, 300))
        terminal.type(`${key}\r`)
        await settle(terminal, 'set')
        expect(await run(terminal, 'inspect')).toContain(isSet)
        await run(terminal, 'persist')
        await run(terminal, 'persist')
      })
      expect(filesWith(home, key)).toEqual([join(home, item.keeps)])
      expect(statSync(join(home, item.keeps)).mode & 0o777).toBe(0o600)
      if (item.absent !== undefined) expect(readdirSync(home)).not.toContain(item.absent)
      const mentions = readFileSync(start, 'utf8').split(`${variable}.`).length - 1
      expect(mentions, 'the start-up file names our file on one line at most').toBeLessThanOrEqual(3)

      await session(async terminal => {
        expect(await run(terminal, 'inspect')).toContain(isSet)
        expect(await run(terminal, 'find')).toMatch(new RegExp(`${item.keeps.replaceAll('.', '\\.')}:\\d`))
        terminal.type(`${filled('reload')}\r`)
        await settle(terminal, 'reload')
        expect(await run(terminal, 'inspect')).toContain(isSet)
        await run(terminal, 'unset')
        expect(await run(terminal, 'inspect')).toContain(notSet)
      })

      // The old line goes by hand, as the words say, where `find` showed it.
      writeFileSync(start, readFileSync(start, 'utf8').split('\n').toSpliced(1, 1).join('\n'))
      await session(async terminal => {
        expect(await run(terminal, 'inspect')).toContain(isSet)
        await run(terminal, 'unsetEverywhere')
        expect(await run(terminal, 'inspect')).toContain(notSet)
      })
      await session(async terminal => {
        expect(await run(terminal, 'inspect')).toContain(notSet)
      })

      await session(terminal => further(terminal))
      expect(inOrder(typed)).toEqual(typedIn(import.meta.filename, shell.id, item.os))

      expect(filesWith(home, key)).toEqual([])
      expect(leaks(seen.join('\n'), key)).toEqual([])
      expect(leaks(seen.join('\n'), old)).toEqual([])
    })
  })
}
