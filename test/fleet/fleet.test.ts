import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { reportSchema } from '../report/schema.ts'
import { bundle } from '../support/bundle.ts'
import { git } from '../support/fixture.ts'
import { fakeWorld, type WorldOptions } from '../support/world.ts'

const schema = reportSchema()
const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

let home = ''
const names = ['one', 'two', 'three']
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'authmd-fleet-test-')))
  folders.push(home)
  const [first = ''] = names
  mkdirSync(join(home, first))
  git(join(home, first), 'init', '-q', '--template=')
  writeFileSync(join(home, first, 'CLAUDE.md'), '# Project\n')
  writeFileSync(
    join(home, first, '.gitignore'),
    '.env*\n!.env.example\n.claude/settings.local.json\nCLAUDE.local.md\n',
  )
  git(join(home, first), 'add', '-A')
  for (const name of names.slice(1)) cpSync(join(home, first), join(home, name), { recursive: true })
  writeFileSync(join(home, 'list'), `# our clones\n\n${names.join('\r\n')}\n`)
})

async function run(argv: readonly string[], options: WorldOptions = {}) {
  const env = { PATH: process.env['PATH'], CI: '1', ...options.env }
  const world = fakeWorld({ ...options, argv, cwd: home, env })
  const code = await main(world)
  // At a terminal a person reads.
  const documents = options.isTTY === true ? [] : world.printed.stdout.split('\n')
  const lines = documents.filter(line => line !== '').map(line => JSON.parse(line))
  // Each line is the document that `--json` prints for one repository.
  for (const line of lines) expect(schema.safeParse(line).error).toBeUndefined()
  return { code, lines, ...world.printed }
}

const text = (name: string) => readFileSync(join(home, name, 'CLAUDE.md'), 'utf8')

describe('apply --repos', () => {
  it('writes into every clone, with one line of JSON for each, and changes none the second time', async () => {
    const first = await run(['apply', '--repos', 'list'])
    expect(first.code).toBe(0)
    expect(first.lines.map(({ repository, ok, written }) => ({ repository, ok, written }))).toEqual(
      names.map(repository => ({ repository, ok: true, written: true })),
    )
    expect(first.lines[0].edits).toMatchObject([{ path: 'CLAUDE.md', status: 'changed' }])
    expect(first.stderr).toBe(
      '3 repositories: 3 changed, 0 current, 0 failed\nFiles (changed)\n      3  CLAUDE.md: section added\n',
    )
    expect(text('three')).toContain('authmd:start')

    const second = await run(['apply', '--repos', 'list'])
    expect(second.lines.map(({ written, edits }) => ({ written, edits }))).toEqual(
      names.map(() => ({ written: false, edits: [] })),
    )
    expect((await run(['check', '--repos', 'list'])).code).toBe(0)
  })

  it('reads the list from standard input, with NUL between paths too', async () => {
    const { lines } = await run(['check', '--repos', '-', '--null'], { stdin: `${join(home, 'one')}\0two\0` })
    expect(lines.map(({ repository }) => repository)).toEqual([join(home, 'one'), 'two'])
  })

  it('reads what PowerShell writes: UTF-16 with its mark, quotes around a path, CRLF', async () => {
    const text = `\ufeff"${join(home, 'one')}"\r\n'two'\r\n`
    for (const bytes of [
      Buffer.from(text, 'utf16le'),
      Buffer.from(text, 'utf16le').swap16(),
      Buffer.from(text),
    ]) {
      writeFileSync(join(home, 'written'), bytes)
      const { lines } = await run(['check', '--repos', 'written'])
      expect(lines.map(({ repository }) => repository)).toEqual([join(home, 'one'), 'two'])
    }
  })

  it('refuses a list in an unknown encoding as a whole: cut at its NULs it would name the root of the disk', async () => {
    writeFileSync(join(home, 'unmarked'), Buffer.from('/one\n', 'utf16le'))
    const { code, stderr, lines } = await run(['check', '--repos', 'unmarked'])
    expect(code).toBe(2)
    expect(lines).toEqual([])
    expect(stderr).toContain('holds NUL characters: save it as UTF-8, or add --null')
  })

  it('refuses a list that is too long to be one of repositories', async () => {
    const { code, lines, stderr } = await run(['apply', '--repos', '-'], {
      stdin: '/nowhere\n'.repeat(20_001),
    })
    expect([code, lines]).toEqual([2, []])
    expect(stderr).toContain('names more than 20000 repositories: split it')
  })

  it('refuses by its number what is the root of a disk or no repository, and goes on', async () => {
    mkdirSync(join(home, 'plain'))
    const { code, lines } = await run(['apply', '--repos', '-'], {
      stdin: '# mine\n/\nplain\n"/"\n\nthree\n',
    })
    expect(code).toBe(2)
    expect(lines.map(({ error, exitCode }) => error ?? exitCode)).toEqual([
      'line 2 of the list: it is the root of a disk',
      'line 3 of the list: it is no git repository',
      'line 4 of the list: it is the root of a disk',
      0,
    ])
  })

  it('goes on after what fails, tells why on its line, and ends with the worst code', async () => {
    writeFileSync(join(home, 'one', 'CLAUDE.md'), '# A\n\n<!-- authmd:start auth v=1 t=1 sum=abcdef -->\n')
    writeFileSync(join(home, 'two', 'authmd.config.json'), '{\n "shels": [] }')
    const { code, lines, stderr } = await run(['apply', '--repos', '-'], {
      stdin: 'one\nabsent\nlist\ntwo\nthree\n',
    })
    expect(code).toBe(2)
    expect(lines.map(({ repository, exitCode }) => [repository, exitCode])).toEqual([
      ['one', 2],
      ['absent', 2],
      ['list', 2],
      ['two', 2],
      ['three', 0],
    ])
    expect(lines[0].refusals).toHaveLength(1)
    expect(lines[1].error).toBe('line 2 of the list: it does not exist')
    expect(lines[2].error).toBe('line 3 of the list: it is no directory')
    expect(lines[3].error).toContain(
      'authmd.config.json:2: no such key in the configuration; did you mean "shells"?',
    )
    expect(text('three')).toContain('authmd:start')
    expect(stderr).toContain('1 changed, 0 current, 4 failed')
  })

  it.each([
    [['apply', '--repos', 'list', '--dry-run'], {}],
    [['apply', '--repos', 'list'], { DRY_RUN: 'true' }],
    [['check', '--repos', 'list'], {}],
  ])('writes nothing: %j with %j', async (argv, env) => {
    const { lines, stderr } = await run(argv, { env })
    expect(stderr).toMatch(/^3 repositories: 3 to change, 0 current, 0 failed\n/)
    expect(lines.map(({ written, edits }) => [written, edits.length])).toEqual(names.map(() => [false, 1]))
    expect(text('one')).toBe('# Project\n')
  })

  it('never asks, also on a terminal, and shows its progress there alone', async () => {
    const { code, stdout } = await run(['apply', '--repos', 'list'], { isTTY: true, env: { CI: '' } })
    expect(code).toBe(0)
    expect(stdout).not.toContain('\r')
    expect(text('two')).toContain('authmd:start')
  })

  it('is interrupted between two repositories, and a second run does the rest', async () => {
    const many = Array.from({ length: 60 }, (_, at) => `clone-${at}`)
    for (const name of many) cpSync(join(home, 'three'), join(home, name), { recursive: true })
    writeFileSync(join(home, 'many'), many.join('\n'))
    const env = { PATH: process.env['PATH'], HOME: home, CI: '1' }
    const child = spawn(process.execPath, [bundle, 'apply', '--repos', 'many'], { cwd: home, env })
    let seen = ''
    child.stdout.on('data', (data: Buffer) => {
      if (seen === '') child.kill('SIGINT')
      seen += String(data)
    })
    // The signal itself ends it, of which a shell makes 130.
    const end = await new Promise(resolve => child.on('close', (code, signal) => resolve([code, signal])))
    expect(end).toEqual([null, 'SIGINT'])
    const done = many.filter(name => text(name).includes('authmd:start'))
    expect(done.length).toBeLessThan(many.length)
    for (const name of done) expect(text(name)).toContain('authmd:end')
    expect((await run(['apply', '--repos', 'many'])).code).toBe(0)
    expect(many.filter(name => !text(name).includes('authmd:start'))).toEqual([])
  })

  it('prints with --quiet only the lines of what is wrong', async () => {
    const { lines, stderr } = await run(['apply', '--repos', '-', '--quiet'], { stdin: 'one\nabsent\n' })
    expect(lines.map(({ repository }) => repository)).toEqual(['absent'])
    expect(stderr).toBe('')
  })

  it('keeps each configuration to its own repository', async () => {
    writeFileSync(join(home, 'one', 'authmd.config.json'), '{ "shells": ["fish"] }')
    await run(['apply', '--repos', 'list', '--shell', 'zsh'])
    expect(text('one')).toContain('shell=zsh own=config/')
    expect(text('two')).toMatch(/shell=zsh(?! own)/)
  })

  it.each([
    [['apply', '--repos', 'absent.txt'], '--repos absent.txt does not exist'],
    [['apply', '--repos', 'list', 'one'], 'not both'],
    [['check', '--repos', 'list', '--format', 'sarif'], '--format sarif is for one repository'],
  ])('refuses %j', async (argv, message) => {
    const { code, stderr } = await run(argv)
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })
})

describe('--markdown', () => {
  const plain = async (argv: readonly string[]) => {
    const world = fakeWorld({ argv, cwd: join(home, 'one'), env: { PATH: process.env['PATH'], CI: '1' } })
    return { code: await main(world), text: world.printed.stdout }
  }

  it('prints the text of a pull request, the title first, and nothing where nothing changes', async () => {
    const first = await plain(['apply', '--shell', 'zsh', '--markdown'])
    expect(first.text.split('\n').slice(0, 2)).toEqual(['Add Claude Code authentication guidance', ''])
    expect(first.text).toMatch(
      /^- `CLAUDE\.md`: (?:created|section added) \(\d+ lines\); with it Claude Code reads 1,\d{3} characters in each session$/m,
    )
    // A pull request shows its diff itself.
    expect(first.text).toMatch(/<details><summary>The diff<\/summary>[\s\S]*```diff[\s\S]*<\/details>\n$/)
    expect(await plain(['apply', '--markdown'])).toEqual({ code: 0, text: '' })
    const update = await plain(['check', '--shell', 'fish', '--markdown'])
    expect(update.text).toMatch(/^Update the Claude Code authentication guidance\n\n/)
  })

  it('says why each file is touched, and which line outside the section a diff shows as changed', async () => {
    writeFileSync(join(home, 'one', 'CLAUDE.md'), '# Project')
    writeFileSync(join(home, 'one', '.gitignore'), 'dist\n')
    writeFileSync(join(home, 'one', '.env.example'), 'A=1\n')
    const { text } = await plain(['apply', '--shell', 'zsh', '--markdown'])
    expect(text).toContain('; so that what is secret or personal stays out of commits\n')
    expect(text).toContain('; each is commented out and has no value\n')
    expect(text).toContain('\n\n`CLAUDE.md` ended without a line end and gets one,')
  })

  it('stands on the line of each repository that changes', async () => {
    await run(['apply', '--repos', '-'], { stdin: 'one\n' })
    const { lines } = await run(['apply', '--repos', 'list', '--markdown'])
    expect(lines.map(({ pullRequest }) => typeof pullRequest)).toEqual(['undefined', 'string', 'string'])
  })

  it('is the same text on each run', async () => {
    const [a, b] = [
      await run(['check', '--repos', 'list', '--markdown']),
      await run(['check', '--repos', 'list', '--markdown']),
    ]
    expect(a.stdout).toBe(b.stdout)
  })
})

describe('the summary of a fleet', () => {
  it('says how many get what, which are refused and why, and what was found, with a few names', async () => {
    writeFileSync(
      join(home, 'two', 'CLAUDE.md'),
      '# Project\n\n<!-- authmd:start auth v=1 t=1 sum=abcdef\n-->\n',
    )
    writeFileSync(join(home, 'three', 'CLAUDE.md'), '# Project\n')
    writeFileSync(join(home, 'list'), 'one\ntwo\nthree\nabsent\n')
    const { stderr, code } = await run(['apply', '--repos', 'list', '--dry-run'])
    expect(code).toBe(2)
    expect(stderr).toContain('4 repositories: 2 to change, 0 current, 2 failed')
    expect(stderr).toMatch(/^ {6}2 {2}CLAUDE\.md: section added$/m)
    expect(stderr).toMatch(/^ {6}1 {2}.*\(two\/CLAUDE\.md:\d+\)$/m)
    expect(stderr).toMatch(/^ {6}1 {2}it does not exist \(absent\)$/m)
  })

  it('stands below one line for each repository that changes, at a terminal, and no JSON', async () => {
    const world = fakeWorld({
      argv: ['apply', '--repos', 'list', '--dry-run'],
      cwd: home,
      isTTY: true,
      env: {},
    })
    expect(await main(world)).toBe(0)
    expect(world.printed.stdout).toMatch(/^one {2}CLAUDE\.md section to be added \(\d+ lines\)$/m)
    expect(world.printed.stdout).not.toContain('{')
    expect(world.printed.stderr).toContain('3 repositories: 3 to change')
  })

  it('counts a single one as one repository', async () => {
    const { stderr } = await run(['check', '--repos', '-'], { stdin: 'three\n' })
    expect(stderr).toMatch(/^1 repository: /)
  })

  it('shows no secret that a folder is named after', async () => {
    const secret = `sk-ant-${'api03'}-${'Ab3'.repeat(31)}AA`
    const { stderr } = await run(['apply', '--repos', '-'], { stdin: `${secret}\n` })
    expect(stderr).toContain('1 failed')
    expect(stderr).not.toContain(secret.slice(12))
  })
})

describe('--config FILE', () => {
  const policy = (config: object) =>
    writeFileSync(join(home, 'policy.json'), JSON.stringify({ targets: ['claude-md'], ...config }))

  it('is the configuration of every repository in the list, recorded so that a bare check agrees', async () => {
    policy({ provider: 'bedrock', shells: ['fish'] })
    const { lines } = await run(['apply', '--repos', 'list', '--config', 'policy.json'])
    expect(lines.map(({ profile }) => profile)).toEqual(
      names.map(() => expect.objectContaining({ provider: 'bedrock', shells: ['fish'] })),
    )
    expect((await run(['check', '--repos', 'list', '--config', 'policy.json'])).code).toBe(0)
    expect((await run(['check', '--repos', 'list'])).code).toBe(0)
  })

  it('is below what a repository configures itself, key by key', async () => {
    policy({ provider: 'bedrock', shells: ['fish'] })
    writeFileSync(join(home, 'two', 'authmd.config.json'), '{ "provider": "vertex" }')
    const { lines } = await run(['apply', '--repos', 'list', '--config', 'policy.json'])
    expect(lines.map(({ profile }) => [profile.provider, profile.shells])).toEqual([
      ['bedrock', ['fish']],
      ['vertex', ['fish']],
      ['bedrock', ['fish']],
    ])
  })

  it('has its templates beside it, in no repository', async () => {
    policy({ templates: 'ours' })
    mkdirSync(join(home, 'ours/claude-md/separate'), { recursive: true })
    writeFileSync(
      join(home, 'ours/claude-md/separate/anthropic.md'),
      '---\nsource: the platform group\nverified: 2026-11-28\n---\n\n- One key for each team, from the platform group.\n',
    )
    await run(['apply', '--repos', 'list', '--config', 'policy.json'])
    expect(text('one')).toContain('- One key for each team, from the platform group.')
    expect((await run(['check', '--repos', 'list', '--config', 'policy.json'])).code).toBe(0)
  })

  it.each([
    ['that is not there', undefined, 'policy.json:1: it does not exist'],
    [
      'with a mistake',
      '{\n  "provder": "bedrock"\n}',
      'policy.json:2: no such key in the configuration; did you mean',
    ],
  ])('%s is told once, and nothing is written', async (_, content, message) => {
    if (content !== undefined) writeFileSync(join(home, 'policy.json'), content)
    const argv = ['apply', '--repos', 'list', '--config', 'policy.json']
    const world = fakeWorld({ argv, cwd: home, env: { PATH: process.env['PATH'], CI: '1' } })
    expect(await main(world)).toBe(2)
    expect(world.printed.stderr.split(message)).toHaveLength(2)
    expect(text('one')).toBe('# Project\n')
  })
})
