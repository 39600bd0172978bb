import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { withSum } from '../../src/managed/markers/sum.ts'
import { authmd, hasSection, put, read, repository } from './repository.ts'

const doc = '# Project\n\n- one\n'

it('authmd alone writes nothing where nobody can be asked, and says what does; with --yes it was asked', () => {
  const root = repository({ 'CLAUDE.md': doc })
  const shown = authmd(root, [])
  expect(shown).toMatchObject({ code: 0, stdout: expect.stringContaining('+++ b/CLAUDE.md') })
  expect(shown.stdout).toContain('Nothing was written. `authmd apply` writes it.')
  expect(read(root, 'CLAUDE.md')).toBe(doc)
  expect(authmd(root, ['--yes']).code).toBe(0)
  expect(hasSection(read(root, 'CLAUDE.md'))).toBe(true)
})

it('--shell any and --os any are recorded, and right on every other machine', () => {
  const root = repository({ 'CLAUDE.md': doc })
  authmd(root, ['apply', '--shell', 'zsh', '--os', 'macos'])
  expect(authmd(root, ['apply', '--shell', 'any', '--os', 'any']).code).toBe(0)
  expect(read(root, 'CLAUDE.md')).toMatch(/ os=any\s+shell=any/)
  expect(authmd(root, ['check'], { SHELL: '/usr/bin/fish' }).code).toBe(0)
  expect(authmd(root, ['check', '--shell', 'any,zsh'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('any stands alone'),
  })
})

it('adding the guide keeps the other targets, and a guide that moves leaves its old place', () => {
  const root = repository({ 'CLAUDE.md': doc, '.env.example': 'A=1\n' })
  authmd(root)
  expect(authmd(root, ['guide', '--output', 'docs/auth.md']).code).toBe(0)
  expect(read(root, 'CLAUDE.md')).toContain('target=claude-md,env-example,gitignore,guide')
  expect(authmd(root, ['apply', '--guide-path', 'AUTH.md']).code).toBe(0)
  expect(existsSync(join(root, 'docs/auth.md'))).toBe(false)
  expect(authmd(root, ['check']).code).toBe(0)
  authmd(root, ['remove'])
  expect([read(root, 'CLAUDE.md'), read(root, '.env.example')]).toEqual([doc, 'A=1\n'])
  expect(existsSync(join(root, 'AUTH.md'))).toBe(false)
})

it('refuses what only a file could record that git ignores', () => {
  const root = repository({ '.gitignore': 'CLAUDE.md\n' })
  put(root, { 'CLAUDE.md': doc })
  expect(authmd(root, ['apply', '--shell', 'fish'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Git ignores the file that would record'),
  })
  expect(authmd(root, ['apply']).stdout).toContain('(target-ignored)')
  expect(authmd(root, ['check']).code).toBe(0)
})

it('check --fail-on edited sees an edit whose checksum was computed anew; a plain check trusts the sum', () => {
  const root = repository({ 'CLAUDE.md': doc })
  authmd(root)
  const edited = read(root, 'CLAUDE.md').replace('Never commit', 'Always commit')
  const from = edited.indexOf('<!-- authmd:start')
  const section = edited.slice(from).trimEnd()
  put(root, { 'CLAUDE.md': `${edited.slice(0, from)}${withSum(section)}\n` })
  expect(read(root, 'CLAUDE.md')).toContain('Always commit')
  expect(authmd(root, ['check']).code).toBe(0)
  expect(authmd(root, ['check', '--fail-on', 'edited'])).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('(section-edited)'),
  })
  expect(authmd(root, ['check', '--exact']).stdout).toContain('with hand edits that stay')
})
