import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import { flagsOf } from '../../src/cli/flags.ts'
import { namesFor } from '../../src/cli/names-for.ts'
import { authmd, put, repository } from '../repository/repository.ts'

/** What a command needs to be told to do anything at all. */
const word: Readonly<Record<string, readonly string[]>> = { explain: ['key-rejected'], completion: ['bash'] }

/** A value for each flag that takes no name of a list. */
const FREE: Readonly<Record<string, string>> = {
  cwd: '.',
  config: 'policy.json',
  repos: 'repos',
  error: '401',
  output: 'docs/guide.md',
  settings: '{}',
  path: 'CLAUDE.md',
  'guide-path': 'docs/guide.md',
  value: '-',
}

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

  // Each flag by itself, each of its names; what asks the network, starts a program or has a terminal is left out.
  const without = ['online', 'run-helper', 'prove', 'json', 'format']
  const single = commands.flatMap(command =>
    flagsOf(command)
      .filter(flag => !without.includes(flag.name))
      .flatMap(flag => {
        const names = namesFor(flag) ?? [FREE[flag.name] ?? 'x']
        const values = flag.type === 'boolean' ? [[]] : names.map(one => [one])
        return values.map(value => ({ name: command.name, flags: [`--${flag.name}`, ...value] }))
      }),
  )

  it.each(single)(
    'nor any other flag, alone and with each of its names: $name $flags',
    async ({ name, flags }) => {
      const root = repository({ 'CLAUDE.md': '# A\n' })
      put(root, { 'policy.json': '{}', repos: `${root}\n` })
      const given = ['--repos', '--list'].includes(flags[0] ?? '') ? [] : (word[name] ?? [])
      const { code, stderr } = await authmd(root, [name, ...given, ...flags])
      // What goes with another flag says with which.
      const needs = /^authmd: .*(?:goes with|needs|is for|is only|reads|with) .*--?[a-z]/i.test(stderr)
      expect(code === 2 && !needs ? stderr : '').toBe('')
    },
  )

  const forms = [['--json'], ['--format', 'json'], ['--format', 'sarif'], ['--format', 'github']]
  const besideMarkdown = commands.flatMap(command => {
    const names = flagsOf(command).map(({ name }) => name)
    if (!names.includes('markdown')) return []
    const taken =
      namesFor(
        flagsOf(command).find(({ name }) => name === 'format') ?? { name: '', type: 'list', describe: '' },
      ) ?? []
    return forms
      .filter(
        ([flag = '', form]) => names.includes(flag.slice(2)) && (form === undefined || taken.includes(form)),
      )
      .map(form => ({ name: command.name, form }))
  })
  it.each(besideMarkdown)('nor one that does not count beside --markdown: $name $form', async one => {
    const root = repository({ 'CLAUDE.md': '# A\n' })
    const asked = [one.name, ...(word[one.name] ?? []), '--markdown', ...one.form]
    const { code, stdout, stderr } = await authmd(root, asked)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^authmd: --markdown is a format of its own: [^\n]*\n$/)
  })

  it.each([
    [['scan', '--rules', 'gitleaks', '--json'], '--json'],
    [['scan', '--rules', 'gitleaks', '--format', 'sarif'], '--format'],
    [['scan', '--rules', 'gitleaks', '--staged'], '--staged'],
    [['scan', '--rules', 'gitleaks', '--quiet'], '--quiet'],
    [['explain', '--list', '--shell', 'fish'], '--shell'],
    [['scan', '--rules', 'gitleaks', 'CLAUDE.md'], 'the paths'],
    [['scan', '--rules', 'gitleaks', '-'], 'the paths'],
    [['doctor', '--allow-host', 'gateway.example.com'], '--online'],
    [['explain', '--list', 'key-rejected'], '--list'],
    [['explain', 'key-rejected', '--quiet'], '--quiet'],
    [['guide', '--all', '--shell', 'zsh'], '--shell'],
    [['guide', '--all', '--environment', 'vscode'], '--environment'],
    [['guide', '--output', 'docs/guide.md', '--markdown'], '--markdown'],
  ])('nor one that does not count there: %j', async (asked, named) => {
    const root = repository({ 'CLAUDE.md': '# A\n' })
    const { code, stdout, stderr } = await authmd(root, asked)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(named)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  it('a list of repositories has a line with both: the report, and the text of a pull request', async () => {
    const root = repository({ 'CLAUDE.md': '# A\n' })
    const list = repository({ repos: `${root}\n` })
    const { stdout } = await authmd(list, ['check', '--repos', 'repos', '--markdown', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ command: 'check', pullRequest: expect.any(String) })
  })

  it('explain --list is printed as Markdown where that is asked for', async () => {
    const { stdout } = await authmd(repository({}), ['explain', '--list', '--markdown'])
    expect(stdout).toMatch(/^(?:- `[a-z0-9-]+`: [^\n]+\n)+$/)
  })

  it('--json wins over --format, as the help says', async () => {
    const root = repository({ 'CLAUDE.md': '# A\n' })
    const { stdout } = await authmd(root, ['check', '--format', 'sarif', '--json'])
    expect(JSON.parse(stdout).tool).toBe('authmd')
    expect((await authmd(root, ['check', '--help'])).stdout.replace(/\s+/g, ' ')).toContain(
      'wins over --format',
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
