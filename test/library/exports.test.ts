import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import * as library from '../../src/index.ts'
import { fake, leaks } from '../secrets/fake.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function repository(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'authmd-library-')))
  folders.push(root)
  execFileSync('git', ['init', '-q'], { cwd: root, env: { PATH: process.env['PATH'], HOME: root } })
  writeFileSync(join(root, 'CLAUDE.md'), '# Project\n\n- Use tabs.\n')
  return root
}

const env = { PATH: process.env['PATH'], CI: '1' }

describe('the library', () => {
  it('exports these functions and nothing else', () => {
    expect(Object.keys(library).sort()).toEqual([
      'InputError',
      'apply',
      'check',
      'plan',
      'remove',
      'resolveCredentials',
      'version',
    ])
  })

  it('has five entries, and every path of them exists in the package', () => {
    expect(Object.keys(packageJson.exports)).toEqual([
      '.',
      './core',
      './remark',
      './secretlint',
      './schema/*',
      './package.json',
    ])
    const named = Object.values(packageJson.exports).flatMap(entry =>
      typeof entry === 'string' ? [entry] : Object.values(entry),
    )
    const paths = named.map(path => path.replace('*', 'config.schema.json'))
    expect(
      paths.filter(path => !existsSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)))),
    ).toEqual([])
  })

  it('plans without writing, applies, checks and removes', async () => {
    const root = repository()
    const before = readFileSync(join(root, 'CLAUDE.md'), 'utf8')
    const { plan: planned } = await library.plan(root, { shells: ['fish'], env })
    expect(planned.edits.map(({ path }) => path)).toContain('CLAUDE.md')
    expect(readFileSync(join(root, 'CLAUDE.md'), 'utf8')).toBe(before)
    expect(await library.check(root, { env })).toMatchObject({ current: false })

    const applied = await library.apply(root, { shells: ['fish'], env })
    expect(applied.written).toBe(true)
    expect(applied.plan.edits).toEqual(planned.edits)
    expect(await library.check(root, { env })).toMatchObject({ current: true })
    expect((await library.apply(root, { env })).written).toBe(false)

    expect((await library.remove(root, { env })).written).toBe(true)
    expect(readFileSync(join(root, 'CLAUDE.md'), 'utf8')).toBe(before)
  })

  it('writes nothing where the plan has a refusal', async () => {
    const root = repository()
    const broken = '# A\n\n<!-- authmd:start auth v=1 t=1 sum=abcdef -->\n'
    writeFileSync(join(root, 'CLAUDE.md'), broken)
    const { plan, written } = await library.apply(root, { env })
    expect(plan.refusals.length).toBeGreaterThan(0)
    expect(written).toBe(false)
    expect(await library.check(root, { env })).toMatchObject({ current: false })
  })

  it('follows the configuration of the repository', async () => {
    const root = repository()
    writeFileSync(join(root, 'authmd.config.json'), '{ "shells": ["tcsh"] }')
    expect((await library.plan(root, { env })).plan.profile.shells).toEqual(['tcsh'])
    writeFileSync(join(root, 'authmd.config.json'), '{ "shell": [] }')
    await expect(library.plan(root, { env })).rejects.toThrow(
      /authmd\.config\.json:1: no such key .* "shells"/,
    )
  })

  it('rejects a directory that is not there and a name that does not exist', async () => {
    await expect(library.plan('/nowhere/at/all')).rejects.toThrow('/nowhere/at/all does not exist')
    await expect(library.plan(repository(), { shells: ['zhs' as 'zsh'], env })).rejects.toThrow(
      /did you mean `zsh`/,
    )
  })

  it('tells which credential is sent, and never its value', async () => {
    const root = repository()
    const value = fake('api03')
    const found = await library.resolveCredentials(root, { env: { HOME: root, ANTHROPIC_API_KEY: value } })
    expect(found.resolution).toMatchObject({ request: true, xApiKey: 'shell:ANTHROPIC_API_KEY' })
    expect(found.credentials[0]).toMatchObject({ kind: 'api-key' })
    expect(leaks(value.slice(14), JSON.stringify(found))).toBe(false)
  })
})
