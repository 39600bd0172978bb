import { expect, it } from 'vitest'
import { ignoringLines } from '../../src/core/glance/ignore-lines.ts'
import { customHeaders } from '../../src/io/credentials/custom-headers.ts'
import { ignoreCertainty } from '../../src/targets/gitignore/ignore-certainty.ts'
import { authmd, ground, repository } from './ground.ts'

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
  expect(out).toContain('has more than 2 MiB')
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
    const { out } = await authmd(folder, ['doctor', '--json', ...flags], { env })
    const { resolution, findings, answer, sources } = JSON.parse(out)
    expect(resolution.evidence).toBe('unknown')
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
  expect(await told(2000)).toContain('Of that text the last 20,000 characters were read.')
  expect(await told(20)).not.toContain('characters were read')
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
