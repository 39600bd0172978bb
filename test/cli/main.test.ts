import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { type Command, type Run, UsageError } from '../../src/cli/command.ts'
import { commands } from '../../src/cli/commands/index.ts'
import { main } from '../../src/cli/main.ts'
import { version } from '../../src/version.ts'
import { fakeWorld, type WorldOptions } from '../support/world.ts'

const key = `sk-ant-api03-${'FAKEkey0'.repeat(12)}AA`

function command(name: string, run: Run): Command {
  return {
    name,
    describe: `The ${name} command`,
    positional: { name: 'dir', many: true, paths: 'folder', describe: 'Repositories' },
    flags: [
      {
        name: 'shell',
        type: 'list',
        value: 'ID',
        describe: 'Name the shells',
        choices: () => ['zsh', 'fish'],
      },
    ],
    examples: [{ line: `authmd ${name} ../app`, does: 'in another repository' }],
    load: async () => ({ run }),
  }
}

async function run(argv: readonly string[], table: readonly Command[], options: WorldOptions = {}) {
  const world = fakeWorld({ ...options, argv })
  const code = await main(world, table)
  return { code, ...world.printed }
}

const failing = (error: unknown) => [
  command('apply', () => {
    throw error
  }),
]

describe('main', () => {
  it('prints the version of package.json, and only that', async () => {
    expect(version).toBe(packageJson.version)
    expect(await run(['--version'], [])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
    expect(await run(['apply', '--version'], [])).toMatchObject({ code: 0, stdout: `${version}\n` })
  })

  it("gives the command's exit code", async () => {
    for (const code of [0, 1, 2, 130] as const)
      expect(await run([], [command('apply', async () => code)])).toEqual({ code, stdout: '', stderr: '' })
  })

  it('follows --cwd before the command starts', async () => {
    const apply = command('apply', (_, world) => {
      world.stdout.write(world.cwd)
      return 0
    })
    const { stdout } = await run(['--cwd', '../b'], [apply], { cwd: '/repositories/a' })
    expect(stdout).toBe(resolve('/repositories/a', '../b'))
  })

  it('answers a mistake with one line and exit code 2, without running anything', async () => {
    const apply = failing(new Error('ran'))
    expect(await run(['--colour'], apply)).toEqual({
      code: 2,
      stdout: '',
      stderr: 'authmd: authmd apply has no flag --colour\n',
    })
    expect(await run([], failing(new UsageError('Outside git, name a directory')))).toEqual({
      code: 2,
      stdout: '',
      stderr: 'authmd: Outside git, name a directory\n',
    })
  })

  it('answers an unexpected error with one masked line and exit code 2', async () => {
    const { code, stdout, stderr } = await run([], failing(new Error(`lost ${key}\nsecond line`)))
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^authmd: Internal error, nothing further was done: lost .*AUTHMD_DEBUG=1.*\n$/)
    expect(stderr).not.toContain('FAKE')
  })

  it('shows the stack with AUTHMD_DEBUG=1 only, masked too', async () => {
    const env = { AUTHMD_DEBUG: '1' }
    const { stderr } = await run([], failing(new Error(`lost ${key}`)), { env })
    expect(stderr).toContain('main.test.ts')
    expect(stderr).not.toContain('FAKE')
  })

  it('says what to do about a file that the system refuses', async () => {
    const error = Object.assign(new Error('EACCES: permission denied'), {
      code: 'EACCES',
      path: '/r/CLAUDE.md',
    })
    expect((await run([], failing(error))).stderr).toBe(
      'authmd: /r/CLAUDE.md: permission denied. Run as a user who may read and write it\n',
    )
  })

  it('survives whatever is thrown', async () => {
    for (const thrown of [undefined, null, 'text', 3, { code: 'X' }])
      expect((await run([], failing(thrown))).code).toBe(2)
  })
})

describe('help', () => {
  const table = [command('apply', () => 1), command('check', () => 1)]

  it('lists every command, with an example of each and the exit codes, within the width', async () => {
    const { code, stdout, stderr } = await run(['--help'], table, { columns: 72 })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const text of [
      'apply [dir…]',
      'check [dir…]',
      'The check command',
      'authmd check ../app',
      'Exit codes',
    ])
      expect(stdout).toContain(text)
    expect(Math.max(...stdout.split('\n').map(line => line.length))).toBeLessThanOrEqual(72)
  })

  it.each([[['check', '--help']], [['-h', 'check']], [['help', 'check']], [['check', '--bogus', '--help']]])(
    '%j shows the flags and examples of one command',
    async argv => {
      const { code, stdout } = await run(argv, table)
      expect(code).toBe(0)
      for (const text of ['Usage: authmd check [dir…]', '--shell', 'zsh', '--json', 'authmd check ../app'])
        expect(stdout).toContain(text)
    },
  )

  it('refuses to explain a command that does not exist', async () => {
    expect(await run(['help', 'chekc'], table)).toMatchObject({ code: 2, stdout: '' })
  })
})

describe('completion', () => {
  const table = [command('apply', () => 1), command('check', () => 1)]
  const words = async (...typed: string[]) =>
    (await run(['--complete', ...typed], table)).stdout.split('\n').map(line => line.split('\t')[0])

  const all = async (...typed: string[]) => (await run(['--complete', ...typed], table)).stdout

  it('leaves paths to the shell, and says of which kind', async () => {
    expect(await all('check', '--cwd', '')).toBe('\tfolder\n')
    expect(await all('check', '--cwd=sub')).toBe('\tfolder\n')
    expect(await all('check', '')).toBe('\tfolder\n')
    expect(await all('check', 'one', '')).toBe('\tfolder\n')
    expect(await all('check', '--', '--s')).toBe('\tfolder\n')
  })

  it('says nothing where nothing fits, which is no invitation to paths', async () => {
    for (const typed of [
      ['chekc'],
      ['check', '--bogus'],
      ['check', '--shell', 'q'],
      ['check', '--shell=zsh,q'],
    ])
      expect(await all(...typed), typed.join(' ')).toBe('')
  })

  it('offers commands, then flags, then choices', async () => {
    expect(await words('')).toEqual(['apply', 'check', ''])
    expect(await words('--shell', 'zsh', 'ch')).toEqual(['check', ''])
    expect(await words('check', '--s')).toEqual(['--shell', ''])
    expect(await words('check', '--shell', '')).toEqual(['zsh', 'fish', ''])
    expect(await words('check', '--shell', 'f')).toEqual(['fish', ''])
  })

  it('offers a flag once, unless it may be repeated', async () => {
    expect(await words('check', '--json', '--j')).toEqual([''])
    expect(await words('check', '--shell', 'zsh', '--sh')).toEqual(['--shell', ''])
  })
})

describe('the list of commands', () => {
  it('holds every file of its folder, under its own name', async () => {
    const files = readdirSync(new URL('../../src/cli/commands', import.meta.url))
      .map(file => file.replace(/\.ts$/, ''))
      .filter(name => name !== 'index')
    expect(commands.map(({ name }) => name).sort()).toEqual(files.sort())
  })

  it('has a description, an example and a loadable run for each', async () => {
    for (const { name, describe: text, examples, load } of commands) {
      expect(text.length, name).toBeGreaterThan(10)
      expect(examples.length, name).toBeGreaterThan(0)
      expect(typeof (await load()).run, name).toBe('function')
    }
  })
})
