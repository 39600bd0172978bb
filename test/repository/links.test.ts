import { lstatSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { git } from '../support/fixture.ts'
import { authmd, folder, hasSection, put, read, repository } from './repository.ts'

const agents = '# For agents\n\n- Run the tests.\n'
const isLink = (root: string, path: string) => lstatSync(join(root, path)).isSymbolicLink()

describe('links', () => {
  it('writes through a link into the repository, which stays a link', async () => {
    const root = repository({ 'CLAUDE.md': { link: 'AGENTS.md' }, 'AGENTS.md': agents })
    expect((await authmd(root)).code).toBe(0)
    expect(isLink(root, 'CLAUDE.md')).toBe(true)
    expect(isLink(root, 'AGENTS.md')).toBe(false)
    expect(read(root, 'AGENTS.md').match(/authmd:start auth/g)).toHaveLength(1)
    expect((await authmd(root, ['check'])).code).toBe(0)
    expect((await authmd(root, ['remove'])).code).toBe(0)
    expect(read(root, 'AGENTS.md')).toBe(agents)
    expect(isLink(root, 'CLAUDE.md')).toBe(true)
  })

  it('writes through a chain of two links', async () => {
    const root = repository({
      'CLAUDE.md': { link: 'docs/rules.md' },
      'docs/rules.md': { link: 'ai/all.md' },
      'docs/ai/all.md': agents,
    })
    expect((await authmd(root)).stdout).toContain('docs/ai/all.md')
    expect(isLink(root, 'CLAUDE.md') && isLink(root, 'docs/rules.md')).toBe(true)
    expect(hasSection(read(root, 'docs/ai/all.md'))).toBe(true)
    expect((await authmd(root, ['check'])).code).toBe(0)
  })

  it.each([
    ['out of the repository', 'link-outside', '../outside.md'],
    ['to an absolute path outside', 'link-outside', '/etc/hostname'],
    ['to nothing', 'link-dangling', 'docs/gone.md'],
    ['to itself', 'link-loop', 'CLAUDE.md'],
    ['into the folder of git', 'link-untracked', '.git/notes.md'],
    ['to a document for people', 'link-to-document', 'README.md'],
    ['to what is no Markdown', 'link-not-markdown', 'notes.txt'],
  ])('refuses a link %s, and changes nothing', async (_, ruleId, link) => {
    const parent = put(folder(), { 'outside.md': 'theirs\n' })
    const root = put(join(parent, 'repo'), {
      'CLAUDE.md': { link },
      'README.md': '# People\n',
      'notes.txt': 'x\n',
    })
    git(root, 'init', '-q')
    git(root, 'add', '-A')
    put(root, { '.git/notes.md': 'x\n' })
    const { code, stdout, stderr } = await authmd(root)
    expect(stdout).toContain(`(${ruleId})`)
    expect(stdout).toMatch(/error\s+CLAUDE\.md /)
    expect(stdout).toContain('fix: ')
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' })
    expect((await authmd(root, ['check'])).code).toBe(2)
    expect(git(root, 'status', '--porcelain')).not.toContain('??')
    expect(readFileSync(join(parent, 'outside.md'), 'utf8')).toBe('theirs\n')
    expect(read(root, 'README.md')).toBe('# People\n')
  })

  it('refuses a tracked link to a file that git does not track, and follows it once it does', async () => {
    const root = repository({ 'CLAUDE.md': { link: 'rules.md' } })
    writeFileSync(join(root, 'rules.md'), agents)
    const refused = await authmd(root)
    expect(refused.code).toBe(2)
    expect(refused.stdout).toContain('`git add rules.md`')
    git(root, 'add', 'rules.md')
    expect((await authmd(root)).code).toBe(0)
    expect(hasSection(read(root, 'rules.md'))).toBe(true)
  })

  it('refuses a link to a file that git ignores, also where both are new', async () => {
    const root = repository({})
    put(root, { '.gitignore': 'local/\n', 'local/rules.md': agents, 'CLAUDE.md': { link: 'local/rules.md' } })
    expect(await authmd(root)).toMatchObject({ code: 2, stdout: expect.stringContaining('(link-untracked)') })
    expect(read(root, 'local/rules.md')).toBe(agents)
  })

  it('follows a new link to a new file', async () => {
    const root = put(folder(), { 'CLAUDE.md': { link: 'AGENTS.md' }, 'AGENTS.md': agents })
    git(root, 'init', '-q')
    expect((await authmd(root)).code).toBe(0)
    expect(hasSection(read(root, 'AGENTS.md'))).toBe(true)
  })

  it('refuses a folder that is a link out of the repository', async () => {
    const parent = put(folder(), { 'theirs/CLAUDE.md': agents })
    const root = put(join(parent, 'repo'), { '.claude': { link: '../theirs' } })
    git(root, 'init', '-q')
    expect(await authmd(root)).toMatchObject({ code: 2, stdout: expect.stringContaining('(link-outside)') })
    expect(read(parent, 'theirs/CLAUDE.md')).toBe(agents)
  })

  it('refuses to work in a folder that a link of the repository makes of one outside, unless that is a repository', async () => {
    const parent = put(folder(), { 'theirs/CLAUDE.md': agents, 'other/CLAUDE.md': agents })
    const root = put(join(parent, 'repo'), {
      sub: { link: '../theirs' },
      other: { link: '../other' },
      inner: { link: 'real' },
      'real/CLAUDE.md': agents,
    })
    for (const place of [root, join(parent, 'other')]) git(place, 'init', '-q')
    for (const args of [
      ['apply', 'sub'],
      ['apply', './sub/'],
      ['remove', 'sub'],
    ]) {
      const { code, stderr } = await authmd(root, args)
      expect(code).toBe(2)
      expect(stderr).toContain('leads out of its repository through a link')
    }
    expect(read(parent, 'theirs/CLAUDE.md')).toBe(agents)
    for (const name of ['inner', 'other']) expect((await authmd(root, ['check', name])).code).toBe(1)
  })

  it('plans one real file once, reached by two names of its directory', async () => {
    const parent = folder()
    const root = put(join(parent, 'repo'), { 'CLAUDE.md': agents })
    git(root, 'init', '-q')
    put(parent, { again: { link: 'repo' } })
    const { code, stdout } = await authmd(parent, ['apply', 'repo', 'again', './repo/', '--json'])
    expect(code).toBe(0)
    const { edits } = JSON.parse(stdout) as { edits: readonly { path: string }[] }
    expect(edits.map(({ path }) => path)).toEqual(
      ['CLAUDE.md', '.env.example', '.gitignore'].filter(p => p !== '.env.example'),
    )
    expect(read(root, 'CLAUDE.md').match(/authmd:start auth/g)).toHaveLength(1)
  })
})
