import { expect, it } from 'vitest'
import { ignoringLines } from '../../src/core/glance/ignore-lines.ts'
import { customHeaders } from '../../src/io/credentials/custom-headers.ts'
import { ignoreCertainty } from '../../src/targets/gitignore/ignore-certainty.ts'
import { authmd, ground, repository } from './ground.ts'

const large = JSON.stringify({ env: { ANTHROPIC_API_KEY: 'x' }, more: 'a'.repeat(4 * 1024 * 1024) })

it.each([
  ['of the project', { '.claude/settings.json': large }, {}],
  ['of the user', {}, { '.claude/settings.json': large }],
  ['of the client’s own', {}, { '.claude.json': large }],
])('says unknown of settings that are larger than it reads: %s', async (_, project, own) => {
  const env = { HOME: ground(own) }
  const folder = repository({ 'a.txt': 'one\n', ...project })
  const { out } = await authmd(folder, ['doctor', '--json'], { env })
  const report = JSON.parse(out)
  expect(report.resolution.evidence).toBe('unknown')
  expect(report.findings.map(({ ruleId }: { ruleId: string }) => ruleId)).not.toContain('settings-invalid')
  const told = await authmd(folder, ['doctor'], { env })
  expect((told.out + told.err).replace(/\s+/g, ' ')).toContain('More than 4 MiB is set (')
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
