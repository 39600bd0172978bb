import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { digestOfLines } from '../../src/managed/lines/digest-of-lines.ts'
import { freshUnits } from '../../src/managed/markdown/fresh-blocks.ts'
import { withSum } from '../../src/managed/markers/sum.ts'
import { authmd, hasSection, put, read, repository } from './repository.ts'

const doc = '# Project\n\n- one\n'

it('authmd alone writes nothing where nobody can be asked, and says what does; with --yes it was asked', async () => {
  const root = repository({ 'CLAUDE.md': doc })
  const shown = await authmd(root, [])
  expect(shown).toMatchObject({ code: 0, stdout: expect.stringContaining('+++ b/CLAUDE.md') })
  expect(shown.stdout).toContain('Nothing was written. `authmd apply` writes it.')
  expect(read(root, 'CLAUDE.md')).toBe(doc)
  expect((await authmd(root, ['--yes'])).code).toBe(0)
  expect(hasSection(read(root, 'CLAUDE.md'))).toBe(true)
})

it('--shell any and --os any are recorded, and right on every other machine', async () => {
  const root = repository({ 'CLAUDE.md': doc })
  await authmd(root, ['apply', '--shell', 'zsh', '--os', 'macos'])
  expect((await authmd(root, ['apply', '--shell', 'any', '--os', 'any'])).code).toBe(0)
  expect(read(root, 'CLAUDE.md')).toMatch(/ os=any\s+shell=any/)
  expect((await authmd(root, ['check'], { SHELL: '/usr/bin/fish' })).code).toBe(0)
  expect(await authmd(root, ['check', '--shell', 'any,zsh'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('any stands alone'),
  })
})

it('adding the guide keeps the other targets, and a guide that moves leaves its old place', async () => {
  const root = repository({ 'CLAUDE.md': doc, '.env.example': 'A=1\n' })
  await authmd(root)
  expect((await authmd(root, ['guide', '--output', 'docs/auth.md'])).code).toBe(0)
  expect(read(root, 'CLAUDE.md')).toContain('target=claude-md,env-example,gitignore,guide')
  expect((await authmd(root, ['apply', '--guide-path', 'AUTH.md'])).code).toBe(0)
  expect(existsSync(join(root, 'docs/auth.md'))).toBe(false)
  expect((await authmd(root, ['check'])).code).toBe(0)
  await authmd(root, ['remove'])
  expect([read(root, 'CLAUDE.md'), read(root, '.env.example')]).toEqual([doc, 'A=1\n'])
  expect(existsSync(join(root, 'AUTH.md'))).toBe(false)
})

it('refuses what only a file could record that git ignores', async () => {
  const root = repository({ '.gitignore': 'CLAUDE.md\n' })
  put(root, { 'CLAUDE.md': doc })
  expect(await authmd(root, ['apply', '--shell', 'fish'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Git ignores the file that would record'),
  })
  expect((await authmd(root, ['apply'])).stdout).toContain('(target-ignored)')
  expect((await authmd(root, ['check'])).code).toBe(0)
})

it('check --fail-on edited sees an edit whose digest was computed anew as well, in a section and in lines', async () => {
  const root = repository({ 'CLAUDE.md': doc, '.env.example': 'A=1\n' })
  await authmd(root)
  const section = read(root, 'CLAUDE.md')
  const line = section.split('\n').find(one => one.includes('Never commit')) ?? ''
  const wrong = line.replace('Never commit', 'Always commit')
  const digest = (markdown: string) => freshUnits([{ id: 'x', markdown }], 'block')[0]?.digest ?? ''
  const forged = section.replace(line, wrong).replace(digest(line), digest(wrong))
  expect(forged).toContain(`:${digest(wrong)}`)
  const from = forged.indexOf('<!-- authmd:start')
  put(root, { 'CLAUDE.md': `${forged.slice(0, from)}${withSum(forged.slice(from).trimEnd())}\n` })
  const fails = { code: 1, stdout: expect.stringContaining('(section-edited)') }
  expect((await authmd(root, ['check'])).code).toBe(0)
  expect((await authmd(root, ['check', '--exact'])).code).toBe(1)
  expect(await authmd(root, ['check', '--fail-on', 'edited'])).toMatchObject(fails)
  const renamed = forged.slice(from).trimEnd().replace('commit/default:', 'commit/mine:')
  put(root, { 'CLAUDE.md': `${forged.slice(0, from)}${withSum(renamed)}\n` })
  expect(await authmd(root, ['check', '--fail-on', 'edited'])).toMatchObject(fails)
  put(root, { 'CLAUDE.md': section })
  expect((await authmd(root, ['check', '--fail-on', 'edited'])).code).toBe(0)

  const example = read(root, '.env.example')
  const at = example.split('\n').findIndex(one => one.includes('Kept up to date'))
  const end = example.split('\n').findIndex(one => one.includes('authmd:end'))
  const lines = example.split('\n').slice(at + 1, end)
  const others = lines.map((one, index) => (index === 0 ? `${one} Or so.` : one))
  const [old, now] = [digestOfLines(lines), digestOfLines(others)]
  expect(example).toContain(`:${old}`)
  put(root, { '.env.example': example.replace(lines.join('\n'), others.join('\n')).replace(old, now) })
  expect(await authmd(root, ['check', '--fail-on', 'edited'])).toMatchObject(fails)
})

it('check --fail-on edited sees an edit whose checksum was computed anew; a plain check trusts the sum', async () => {
  const root = repository({ 'CLAUDE.md': doc })
  await authmd(root)
  const edited = read(root, 'CLAUDE.md').replace('Never commit', 'Always commit')
  const from = edited.indexOf('<!-- authmd:start')
  const section = edited.slice(from).trimEnd()
  put(root, { 'CLAUDE.md': `${edited.slice(0, from)}${withSum(section)}\n` })
  expect(read(root, 'CLAUDE.md')).toContain('Always commit')
  expect((await authmd(root, ['check'])).code).toBe(0)
  expect(await authmd(root, ['check', '--fail-on', 'edited'])).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('(section-edited)'),
  })
  expect((await authmd(root, ['check', '--exact'])).stdout).toContain('with hand edits that stay')
})
