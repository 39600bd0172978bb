import { rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { collectRepository } from '../../src/cli/scan/collect.ts'
import { ignoringLines } from '../../src/core/glance/ignore-lines.ts'
import { customHeaders } from '../../src/io/credentials/custom-headers.ts'
import { gitFor } from '../../src/io/git.ts'
import { readGitIndex } from '../../src/io/git-index.ts'
import { scanStaged } from '../../src/io/scan/staged.ts'
import { ignoreCertainty } from '../../src/targets/gitignore/ignore-certainty.ts'
import { fake } from '../secrets/fake.ts'
import { fakeWorld } from '../support/world.ts'
import { authmd, ground, put, repository, git as runGit } from './ground.ts'

const megabytes = (count: number) =>
  JSON.stringify({ env: { ANTHROPIC_API_KEY: 'x' }, more: 'a'.repeat(count * 1024 * 1024) })

it.each([
  ['of the project', { '.claude/settings.json': megabytes(2) }, {}],
  ['of the user', {}, { '.claude/settings.json': megabytes(5) }],
])('says why settings are not in effect that the client finds too large: %s', async (_, project, own) => {
  const env = { HOME: ground(own) }
  const folder = repository({ 'a.txt': 'one\n', ...project })
  const { out } = await authmd(folder, ['doctor', '--json'], { env })
  const { resolution, findings, answer } = JSON.parse(out)
  expect(resolution.evidence).toBe('measured')
  expect(findings.map(({ ruleId }: { ruleId: string }) => ruleId)).toContain('settings-invalid')
  expect(answer.event).toMatch(/^Claude Code sends nothing/)
  expect(out).toContain('is larger than 2 MiB')
})

const silent = 'Not logged in · Please run /login'
const rejected =
  'API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}'

it.each([
  ['with no text', {}, []],
  ['with a key in the environment', { ANTHROPIC_API_KEY: 'x' }, []],
  ['with the text that nothing is set', {}, ['--error', silent]],
  ['with a rejection', { ANTHROPIC_API_KEY: 'x' }, ['--error', rejected]],
  ['with a warning about something else expected', { ANTHROPIC_API_KEY: 'x' }, ['--expect', 'key']],
])(
  'says unknown of settings that are larger than it reads, and names no other cause: %s',
  async (_, set, flags) => {
    const env = { HOME: ground({ '.claude.json': megabytes(64) }), ...set }
    const folder = repository({ 'a.txt': 'one\n' })
    const { code, out } = await authmd(folder, ['doctor', '--json', ...flags], { env })
    const { resolution, findings, answer, sources } = JSON.parse(out)
    expect(resolution.evidence).toBe('unknown')
    expect(code).toBe(1)
    expect(answer.event).toMatch(/^What Claude Code (?:sends|sent) is not known: /)
    expect(answer.cause).toMatch(/^The file is larger than authmd reads|what would be sent is not known/)
    expect(findings.map(({ ruleId }: { ruleId: string }) => ruleId)).not.toContain('nothing-to-send')
    expect(sources.map(({ state }: { state: string }) => state)).not.toContainEqual(
      expect.stringMatching(/^sent/),
    )
    const told = await authmd(folder, ['doctor', ...flags], { env })
    expect(told.out.replace(/\s+/g, ' ')).toContain(
      'is not known: ~/.claude.json is larger than authmd reads.',
    )
    expect(told.out).not.toMatch(/sends nothing|Nothing was sent|sent as/)
  },
)

it('and lets a text speak for itself that is about no credential', async () => {
  const env = { HOME: ground({ '.claude.json': megabytes(64) }) }
  const text = 'API Error: 529 {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}'
  const { out } = await authmd(repository({ 'a.txt': 'one\n' }), ['doctor', '--json', '--error', text], {
    env,
  })
  expect(JSON.parse(out).answer.cause).not.toContain('larger than authmd reads')
})

it('reads the end of a text that is very long, and says so', async () => {
  const folder = repository({ 'a.txt': 'one\n' })
  const told = async (lines: number) => {
    const text = `${'a line of a log\n'.repeat(lines)}Not logged in · Please run /login\n`
    return (await authmd(folder, ['doctor', '--error', '-'], { stdin: text })).out
  }
  expect(await told(70_000)).toContain('Of that text the last 1,000,000 characters were read.')
  expect(await told(20)).not.toContain('characters were read')
})

it('explains the end of a text that is very long, and says so in every form', async () => {
  const folder = repository({ 'a.txt': 'one\n' })
  const said = 'Of that text the last 1,000,000 characters were read.'
  const told = async (lines: number, ...flags: string[]) => {
    const text = `${'a line of a log\n'.repeat(lines)}Not logged in · Please run /login\n`
    return (await authmd(folder, ['explain', '-', ...flags], { stdin: text })).out
  }
  for (const flags of [[], ['--markdown']]) {
    expect(await told(70_000, ...flags)).toContain(said)
    expect(await told(20, ...flags)).not.toContain('characters were read')
  }
  expect(JSON.parse(await told(70_000, '--json')).notes).toEqual([said])
  expect(JSON.parse(await told(20, '--json')).notes).toBeUndefined()
})

const files = (count: number, name: (at: number) => string, text: string) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [name(at), text]))
const variables = JSON.stringify({ env: files(2500, at => `A_VARIABLE_${at}`, 'x') })
const action = 'on: push\njobs:\n  a:\n    steps:\n      - uses: anthropics/claude-code-action@v1\n'

it.each([
  [
    'workflows',
    files(101, at => `.github/workflows/w${at}.yml`, 'on: push\n'),
    'Of the 101 workflows in .github/workflows only the first 100 were checked.',
  ],
  [
    'unit files',
    files(51, at => `u${at}.service`, '[Service]\n'),
    'Of the 51 unit files in this folder only the first 50 were checked.',
  ],
  [
    'names in settings',
    { '.claude/settings.local.json': variables },
    'Of the 2,500 names in .claude/settings.local.json only the first 2,000 were checked.',
  ],
  [
    'a workflow',
    { '.github/workflows/ci.yml': action + '#'.repeat(300_000) },
    '.github/workflows/ci.yml is larger, or nested more deeply, than authmd reads: what is in it is not known.',
  ],
  [
    'a deep workflow',
    { '.github/workflows/ci.yml': `${action}x: ${'['.repeat(500)}\n` },
    'nested more deeply',
  ],
])('doctor says what it leaves out of too many, or too large: %s', async (_, many, said) => {
  const folder = repository({ 'a.txt': 'one\n', ...many })
  const { out } = await authmd(folder, ['doctor'])
  expect(out.replace(/\s+/g, ' ')).toContain(said)
  const { notes } = JSON.parse((await authmd(folder, ['doctor', '--json'])).out)
  expect(notes).toContainEqual(expect.stringContaining(said))
  const few = Object.fromEntries(Object.entries(many).slice(1))
  const less = await authmd(repository({ 'a.txt': 'one\n', ...few }), ['doctor'])
  expect(less.out).not.toMatch(/only the first|authmd reads/)
})

it('check says that it leaves out packages where there are too many workspaces', async () => {
  const withWorkspaces = (count: number) =>
    repository({
      'CLAUDE.md': '# A\n',
      'a/CLAUDE.md': '# B\n',
      'package.json': JSON.stringify({ workspaces: Array.from({ length: count }, (_, at) => `w${at}`) }),
    })
  const told = async (count: number) =>
    JSON.parse((await authmd(withWorkspaces(count), ['check', '--recursive', '--json'])).out).findings
  const own = { ruleId: 'not-all-read', severity: 'info', file: 'package.json' }
  expect(await told(1001)).toContainEqual(expect.objectContaining(own))
  expect(await told(1000)).not.toContainEqual(expect.objectContaining(own))
  const { out } = await authmd(withWorkspaces(1001), ['check', '--recursive'])
  expect(out.replace(/\s+/g, ' ')).toContain('It names more workspaces, or others, than authmd reads')
})

it('scan says that it looked into so many folders only', async () => {
  const folder = repository({ 'a/b.txt': 'one\n' })
  put(folder, 'c/d/.env', 'A=1\n')
  const place = readGitIndex(folder)
  const git = place === undefined ? undefined : gitFor(place, { PATH: process.env['PATH'] })
  if (place === undefined || git === undefined) throw new Error('no git')
  const onlooker = { world: fakeWorld({ cwd: folder }), quiet: true }
  const told = async (mostFolders?: number) => {
    const checkout = { git, place, ...(mostFolders === undefined ? {} : { mostFolders }) }
    return (await collectRepository(checkout, onlooker)).findings
  }
  expect(await told(3)).toEqual([
    expect.objectContaining({
      ruleId: 'not-all-read',
      severity: 'error',
      reason: expect.stringContaining('more than 3 folders'),
    }),
  ])
  expect(await told(4)).toEqual([])
  expect(await told()).toEqual([])
})

it('scan reads the beginning of a file that has no end, and says so', async () => {
  const folder = repository({ 'a.txt': 'one\n' })
  const local = put(folder, 'CLAUDE.local.md', `${fake('api03')}\n`)
  truncateSync(local, 1024 ** 4)
  const { findings } = JSON.parse((await authmd(folder, ['scan', '--json'])).out)
  const ids = findings.map(({ ruleId, file }: { ruleId: string; file: string }) => [ruleId, file])
  expect(ids).toEqual([
    ['not-all-read', 'CLAUDE.local.md'],
    ['credential-in-file', 'CLAUDE.local.md'],
  ])
  const given = await authmd(folder, ['scan', 'CLAUDE.local.md'])
  expect(given.out.replace(/\s+/g, ' ')).toContain('The first 128 MiB of this file were scanned')
}, 240_000)

it('scan that did not look into everything does not end with 0, though it found nothing', async () => {
  const folder = repository({ 'a.txt': 'one\n' })
  truncateSync(put(folder, 'CLAUDE.local.md', 'one\n'), 1024 ** 4)
  expect((await authmd(folder, ['scan', 'CLAUDE.local.md'])).code).toBe(1)
}, 240_000)

const large = '# a line of a text\n'.repeat((5 * 1024 * 1024) / 19)

it.each([
  ['.zshrc', {}, { '.zshrc': large }, '~/.zshrc'],
  ['.env', { '.env': large }, {}, '.env'],
  ['compose.yaml', { 'compose.yaml': large }, {}, 'compose.yaml'],
  ['a workflow', { '.github/workflows/ci.yml': large }, {}, '.github/workflows/ci.yml'],
  ['a unit file', { 'claude.service': large }, {}, 'claude.service'],
])('doctor says which file is larger than it reads: %s', async (_, project, own, where) => {
  const env = { HOME: ground(own), SHELL: '/bin/zsh' }
  const folder = repository({ 'a.txt': 'one\n', ...project })
  const said = `${where} is larger, or nested more deeply, than authmd reads: what is in it is not known.`
  const { notes } = JSON.parse((await authmd(folder, ['doctor', '--json'], { env })).out)
  expect(notes.filter((note: string) => note === said)).toHaveLength(1)
  const plain = await authmd(folder, ['doctor'], { env })
  expect(plain.code).toBe(1)
  expect(plain.out.replace(/\s+/g, ' ')).toContain(said)
})

const key = fake('api03')

it.each([
  ['in the answer', []],
  ['in JSON', ['--json']],
  ['in Markdown', ['--markdown']],
  ['where only problems are asked for', ['--quiet']],
  ['in the form for GitHub', ['--format', 'github']],
  ['in SARIF', ['--format', 'sarif']],
])('doctor that did not look into everything does not end with 0, and says why %s', async (_, flags) => {
  const told = async (zshrc: string) => {
    const env = { HOME: ground({ '.zshrc': zshrc }), SHELL: '/bin/zsh', ANTHROPIC_API_KEY: key }
    return authmd(repository({ 'a.txt': 'one\n' }), ['doctor', ...flags], { env })
  }
  const [cut, whole] = [await told(large), await told('# one\n')]
  expect([cut.code, whole.code]).toEqual([1, 0])
  expect(cut.out.replace(/\s+/g, ' ')).toContain('.zshrc is larger, or nested more deeply, than authmd reads')
  expect(whole.out).not.toContain('authmd reads')
})

it('doctor does not call measured what depends on a file that it did not read: a login', async () => {
  const told = async (text: string) => {
    const env = { HOME: ground({ '.claude/.credentials.json': text }), ANTHROPIC_API_KEY: key }
    const { code, out } = await authmd(repository({ 'a.txt': 'one\n' }), ['doctor', '--json'], { env })
    const { resolution, resolutionInteractive } = JSON.parse(out)
    return [code, resolution.evidence, resolutionInteractive.evidence]
  }
  expect(await told(large)).toEqual([1, 'unknown', 'unknown'])
  expect(await told('{}')).toEqual([0, 'measured', 'measured'])
})

it('doctor reads a line of any length', async () => {
  const line = `export A=${'a'.repeat(50_000)} ANTHROPIC_BASE_URL=x; :\nexport ANTHROPIC_API_KEY=${'b'.repeat(50_000)}\n`
  const env = { HOME: ground({ '.zshrc': line }), SHELL: '/bin/zsh' }
  const { out } = await authmd(repository({ 'a.txt': 'one\n' }), ['doctor', '--json'], { env })
  expect(out).toContain('.zshrc')
  expect(JSON.parse(out).exitCode).toBe(1)
})

const manyFolders = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}/a`, '']))

it('check says that it looked for agent files in so many folders only, and does not end with 0', async () => {
  const told = async (count: number) => {
    const folder = ground({ 'CLAUDE.md': '# A\n', ...manyFolders(count) })
    await authmd(folder, ['apply', '.', '--yes'])
    const { code, out } = await authmd(folder, ['check', '.', '--recursive', '--json'])
    const ids = JSON.parse(out).findings.map(({ ruleId }: { ruleId: string }) => ruleId)
    return { code, isSaid: ids.includes('not-all-read') }
  }
  expect(await told(5000)).toEqual({ code: 1, isSaid: true })
  expect(await told(4000)).toEqual({ code: 0, isSaid: false })
}, 120_000)

it('apply says so too, before it makes a file that could hide one it did not see', async () => {
  const told = async (count: number) =>
    (await authmd(ground(manyFolders(count)), ['apply', '.', '--dry-run', '--json'])).out
  expect(await told(5000)).toContain('more folders than were looked into for an `AGENTS.md`')
  expect(await told(4000)).not.toContain('not-all-read')
}, 120_000)

it('scan tells a secret and a login in a file of more than a few MiB', async () => {
  const folder = repository({
    '.env': `${large}PASSWORD=${['hun', 'ter2'].join('')}\n`,
    '.credentials.json': `{"a":"${'b'.repeat(5 * 1024 * 1024)}","claudeAiOauth":{}}`,
  })
  const { findings } = JSON.parse((await authmd(folder, ['scan', '--json'])).out)
  const told = findings.map(
    ({ ruleId, severity }: { ruleId: string; severity: string }) => `${ruleId} ${severity}`,
  )
  expect(told).toContain('env-file-tracked error')
  expect(told).toContain('login-file-in-repository error')
})

it('a package.json that is larger than is read is told, for it may hold a configuration', async () => {
  const text = `{"a":"${'b'.repeat(5 * 1024 * 1024)}","authmd":{"shells":["fish"]}}`
  const { code, err } = await authmd(repository({ 'CLAUDE.md': '# A\n', 'package.json': text }), ['check'])
  expect(code).toBe(2)
  expect(err).toContain('package.json')
})

it('so is a configuration that is larger than any', async () => {
  const text = `{${Array.from({ length: 100_000 }, (_, at) => `"a${at}":1`).join()}}`
  const { code, err } = await authmd(repository({ 'CLAUDE.md': '# A\n', 'authmd.config.json': text }), [
    'check',
  ])
  expect(code).toBe(2)
  expect(err).toContain('the configuration is larger than 1 MiB')
})

it('git is not asked for objects where there are more stores of them than are looked into', async () => {
  const folder = repository({ 'a.txt': 'one\n' })
  put(folder, '.git/objects/info/alternates', `${'#'.repeat(70_000)}\n`)
  rmSync(join(folder, 'a.txt'))
  const { code, err } = await authmd(folder, ['scan'])
  expect(code).toBe(2)
  expect(err).toContain("objects/info of git's folder is not a file, or is too large")
})

it('each of many folders whose CLAUDE.md hides the AGENTS.md of the root gets its pointer', async () => {
  const folders = Array.from({ length: 30 }, (_, at) => `f${at}`)
  const files = Object.fromEntries(folders.map(name => [`${name}/CLAUDE.md`, '# B\n\ntext\n']))
  const folder = repository({ 'AGENTS.md': '# A\n\ntext\n', ...files })
  const { edits } = JSON.parse((await authmd(folder, ['check', '--recursive', '--json'])).out)
  const paths = edits.map(({ path }: { path: string }) => path)
  expect(folders.filter(name => !paths.includes(`${name}/CLAUDE.md`))).toEqual([])
})

it('and the beginning of what is staged', async () => {
  const megabytes = (count: number) => 'a line of a text\n'.repeat((count * 1024 * 1024) / 17)
  const folder = repository({
    'a.txt': `${fake('api03')}\n${megabytes(3)}${fake('api03')}\n`,
    'b.txt': 'one\n',
  })
  const place = readGitIndex(folder)
  const git = place === undefined ? undefined : gitFor(place, { PATH: process.env['PATH'] })
  if (git === undefined) throw new Error('no git')
  const blob = (name: string) => ({ path: name, blob: runGit(folder, 'rev-parse', `HEAD:${name}`).trim() })
  const seen = async (most: number) => {
    const all = []
    for await (const one of scanStaged(git, [blob('a.txt'), blob('b.txt')], most)) all.push(one)
    return all.map(({ file, hits, isCut }) => [file.path, hits.map(({ line }) => line), isCut])
  }
  const end = megabytes(3).split('\n').length + 1
  expect(await seen(2 * 1024 * 1024)).toEqual([
    ['a.txt', [1], true],
    ['b.txt', [], false],
  ])
  expect(await seen(8 * 1024 * 1024)).toEqual([
    ['a.txt', [1, end], false],
    ['b.txt', [], false],
  ])
})

it('refuses a value that is too long to be one, whole', async () => {
  const { code, err } = await authmd(ground(), ['doctor', '--value', '-'], { stdin: 'a'.repeat(30_000) })
  expect(code).toBe(2)
  expect(err).toContain('more than 20,000 characters')
})

it('leaves a file of very many lines to git', () => {
  const lines = (count: number) => `${'*.log\n'.repeat(count)}.env\n`
  expect(ignoreCertainty(lines(1000), '.env')).toBe('ignored')
  expect(ignoreCertainty(lines(30_000), '.env')).toBe('unknown')
  expect(ignoringLines(lines(1000).split('\n'), ['.env'], () => false)).toEqual(new Map([['.env', 1001]]))
  expect(ignoringLines(lines(30_000).split('\n'), ['.env'], () => false)).toBeUndefined()
})

it('and git says the same as for a short one', async () => {
  const folder = (count: number) =>
    repository({ 'CLAUDE.md': '# A\n', '.gitignore': `${'*.log\n'.repeat(count)}.env*\n!.env.example\n` })
  const plan = async (count: number) => JSON.parse((await authmd(folder(count), ['check', '--json'])).out)
  const [short, long] = [await plan(10), await plan(30_000)]
  const edited = (report: { edits: { path: string; status: string }[] }) =>
    report.edits.map(({ path, status }) => `${path} ${status}`)
  expect(edited(long)).toEqual(edited(short))
})

it('finds the one header among very many that stops every request', () => {
  const others = 'X-A: b\n'.repeat(100_000)
  const refused = customHeaders(`${others}X B: c\n${others}`).map(({ header, defects }) => [header, defects])
  expect(refused).toEqual([
    ['other', ['bad-header-name']],
    ['other', []],
  ])
})
