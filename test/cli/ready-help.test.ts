import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import { main } from '../../src/cli/main.ts'
import { helpText } from '../../src/cli/yargs/help.ts'
import { shippedHelp } from '../../src/io/shipped-help.ts'
import { fakeWorld } from '../support/world.ts'

const packageRoot = fileURLToPath(new URL('../..', import.meta.url))

describe('the help that the build rendered', () => {
  it.each(['', ...commands.map(({ name }) => name)])('is what yargs lays out: %j', async name => {
    const about = name === '' ? [] : [name]
    expect(shippedHelp(packageRoot, name)).toBe(await helpText(about, commands, 80))
  })

  it('is printed for each of its forms, and laid out anew for a terminal of another width', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'authmd-help-'))
    mkdirSync(join(folder, 'dist/help'), { recursive: true })
    writeFileSync(join(folder, 'dist/help/authmd.txt'), 'tool')
    writeFileSync(join(folder, 'dist/help/check.txt'), 'ready')
    const printed = async (argv: readonly string[], columns: number) => {
      const world = fakeWorld({ argv, columns })
      expect(await main({ ...world, packageRoot: folder })).toBe(0)
      return world.printed.stdout
    }
    for (const argv of [
      ['check', '--help'],
      ['check', '-h'],
      ['help', 'check'],
    ])
      expect(await printed(argv, 80)).toBe('ready')
    for (const argv of [['--help'], ['-h'], ['help']]) expect(await printed(argv, 80)).toBe('tool')
    expect(await printed(['check', '--help'], 60)).toBe(await helpText(['check'], commands, 60))
    expect(await printed(['apply', '--help'], 80)).toBe(await helpText(['apply'], commands, 80))
    rmSync(folder, { recursive: true })
  })

  it('takes no path for a command', () => {
    for (const word of ['authmd', '../help/check', '/etc/passwd', 'check.txt', '.'])
      expect(shippedHelp(packageRoot, word)).toBeUndefined()
  })
})
