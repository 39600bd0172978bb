import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { cmd } from '../../src/shells/cmd.ts'
import type { Word } from '../../src/shells/shell.ts'
import { openTerminal, shellProgram, skipped, type Terminal } from '../support/shells.ts'
import { inOrder, typedIn } from '../support/words-run.ts'

const program = shellProgram('cmd')
const variable = 'ANTHROPIC_API_KEY'
const key = `sk-ant-${'api03'}-${'q7Rf2Kx9Lm4Zt8Wp'.repeat(6)}`
const typed = new Set<Word>()
const filled = (word: Word, name = variable) => {
  typed.add(word)
  return cmd.words[word].split('NAME').join(name)
}

if (program === undefined) {
  skipped('the words of cmd in Wine', 'wine')
} else {
  const home = mkdtempSync(join(tmpdir(), 'authmd-cmd-'))
  const env = {
    HOME: home,
    PATH: '/usr/bin:/bin',
    TERM: 'xterm',
    WINEPREFIX: join(home, 'prefix'),
    WINEDEBUG: '-all',
  }
  afterAll(() => {
    // It answers 1 where the server has already gone.
    spawnSync('/usr/bin/wineserver', ['-k'], { env, stdio: 'ignore', timeout: 30_000 })
    rmSync(home, { recursive: true, force: true, maxRetries: 20 })
  })

  describe('the Command Prompt of Wine', () => {
    it('sets, names, finds and removes a variable by its words, in the session and in the registry', async () => {
      let count = 0
      const settle = (terminal: Terminal, hint: string) => {
        count += 1
        // The caret is taken away when the line runs, so the typed line does not hold the answer.
        terminal.type(`echo DONE^_${count}\r`)
        return terminal.until(`DONE_${count}\n`, hint)
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
        const terminal = openTerminal({ command: 'wine cmd', env, cwd: home, patience: 100_000 })
        try {
          // What is typed before cmd has taken the terminal over ends in the wrong character: ask until it answers.
          const again = setInterval(() => terminal.type('\recho READ^Y\r'), 2000)
          await terminal.until('\nREADY\n', 'start').finally(() => clearInterval(again))
          await steps(terminal)
          terminal.type(`${filled('reload')}\r`)
        } finally {
          await terminal.close()
        }
      }
      const isSet = `\n${variable}: set\n${variable}: API key\n`
      const notSet = `\n${variable}: not set\n`

      await session(async terminal => {
        expect(await run(terminal, 'inspect')).toContain(notSet)
        expect(await run(terminal, 'find')).not.toContain(`\nUser: ${variable} is set\n`)
        terminal.type(`${filled('set')}\r`)
        await terminal.until(`\n${variable} (then clear the screen with cls):`, 'the prompt')
        terminal.type(`${key}\r`)
        await settle(terminal, 'set')
        expect(await run(terminal, 'inspect')).toContain(isSet)
        terminal.type(`${filled('switchOn', 'CLAUDE_CODE_USE_BEDROCK')}\r`)
        await settle(terminal, 'switchOn')
        const names = await run(terminal, 'names')
        for (const name of [variable, 'CLAUDE_CODE_USE_BEDROCK']) expect(names).toContain(`\n${name}\n`)
        expect(names).not.toMatch(/not defined|sk-ant/)
        // What Wine's own PowerShell leaves undone is done by hand.
        terminal.type(`reg add HKCU\\Environment /v ${variable} /t REG_SZ /d "%${variable}%" /f\r`)
        await settle(terminal, 'reg add')
      })
      await session(async terminal => {
        expect(await run(terminal, 'inspect')).toContain(isSet)
        expect(await run(terminal, 'find')).toContain(`\nUser: ${variable} is set\n`)
        await run(terminal, 'drop')
        expect(await run(terminal, 'inspect')).toContain(notSet)
        expect(await run(terminal, 'names')).not.toContain(variable)
        for (const word of ['ask', 'askBriefly'] as const) {
          terminal.type(`${filled(word)}\r`)
          await new Promise(resolve => setTimeout(resolve, 1000))
          terminal.type(`${key}\r`)
          await settle(terminal, word)
          expect(await run(terminal, 'inspect')).toContain(isSet)
          await run(terminal, 'unset')
          expect(await run(terminal, 'inspect')).toContain(notSet)
        }
        await run(terminal, 'unsetEverywhere')
        terminal.type(`reg delete HKCU\\Environment /v ${variable} /f\r`)
        await settle(terminal, 'reg delete')
        expect(await run(terminal, 'inspect')).toContain(notSet)
        expect(await run(terminal, 'find')).not.toContain(`\nUser: ${variable} is set\n`)
      })
      await session(async terminal => {
        expect(await run(terminal, 'inspect')).toContain(notSet)
        const failing = `cmd /c "echo ${key}& exit 3"`
        terminal.type(`${filled('tryCommand').replace('YOUR_COMMAND', failing)}\r`)
        const said = await settle(terminal, 'tryCommand')
        expect(said).toMatch(/\n3\n/)
        expect(said).not.toContain(`\n${key}`)
      })
      expect(inOrder(typed)).toEqual(typedIn(import.meta.filename, 'cmd', 'windows'))
    }, 240_000)
  })
}
