import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import { flagsOf } from '../../src/cli/flags.ts'
import { namesFor } from '../../src/cli/names-for.ts'
import { authmd, repository } from '../repository/repository.ts'

/** What a command needs to be told to do anything at all. */
const word: Readonly<Record<string, readonly string[]>> = { explain: ['key-rejected'], completion: ['bash'] }

const offered = commands.flatMap(command =>
  flagsOf(command).flatMap(flag => {
    const given =
      flag.name === 'json'
        ? [['--json']]
        : flag.name === 'format'
          ? (namesFor(flag) ?? []).map(form => ['--format', form])
          : []
    return given.map(flags => ({ name: command.name, flags }))
  }),
)

describe('no command offers a form that it refuses', () => {
  it('asks each that has one', () => {
    expect(offered.length).toBeGreaterThan(20)
  })

  it.each(offered)('$name $flags', async ({ name, flags }) => {
    const root = repository({ 'CLAUDE.md': '# A\n' })
    const { code, stdout, stderr } = await authmd(root, [name, ...(word[name] ?? []), ...flags])
    expect(code, stderr).not.toBe(2)
    if (flags.includes('--json') || flags.includes('json')) expect(JSON.parse(stdout).command).toBe(name)
    if (flags.includes('sarif')) expect(JSON.parse(stdout).version).toBe('2.1.0')
  })

  it('--json wins over --format, as the help says', async () => {
    const root = repository({ 'CLAUDE.md': '# A\n' })
    const { stdout } = await authmd(root, ['check', '--format', 'sarif', '--json'])
    expect(JSON.parse(stdout).tool).toBe('authmd')
    expect((await authmd(root, ['check', '--help'])).stdout.replace(/\s+/g, ' ')).toContain(
      'over which it wins',
    )
  })

  it('names in the help the values of every choice', async () => {
    const root = mkdtempSync(join(tmpdir(), 'authmd-help-'))
    try {
      for (const command of commands) {
        const help = (await authmd(root, [command.name, '--help'])).stdout.replace(/\s+/g, ' ')
        for (const flag of flagsOf(command))
          for (const value of namesFor(flag) ?? [])
            expect(help, `${command.name} --${flag.name}`).toContain(`"${value}"`)
      }
    } finally {
      rmSync(root, { recursive: true, force: true })
    }
  })
})
