import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesBelow, git } from '../support/fixture.ts'
import { authmd, folder, fullIgnore, hasSection, put, read, repository } from './repository.ts'

const doc = '# Lock\n\n- one\n'

describe('a repository under git', () => {
  it('reports and skips an agent file that git ignores, by apply and check alike', async () => {
    const root = folder()
    git(root, 'init', '-q')
    put(root, { '.gitignore': `${fullIgnore}CLAUDE.md\n`, 'CLAUDE.md': doc })
    for (const args of [['apply'], ['check'], ['apply', '--dry-run']]) {
      const { code, stdout } = await authmd(root, args)
      expect(stdout).toMatch(/CLAUDE\.md +skipped/)
      expect(stdout).toContain('(target-ignored)')
      expect(code).toBe(0)
    }
    expect(read(root, 'CLAUDE.md')).toBe(doc)
  })

  it.each([2, 4])(
    'takes a tracked file for not ignored, whatever a pattern says (index version %i)',
    async version => {
      const root = repository({ 'CLAUDE.md': doc, '.gitignore': `${fullIgnore}*.md\n` })
      git(root, 'update-index', '--index-version', String(version))
      expect((await authmd(root)).code).toBe(0)
      expect(hasSection(read(root, 'CLAUDE.md'))).toBe(true)
      git(root, 'rm', '-q', '-f', '--cached', 'CLAUDE.md')
      expect((await authmd(root, ['check'])).stdout).toMatch(/CLAUDE\.md +skipped/)
    },
  )

  it('is not fooled by a tracked file of which the ignored name is the end', async () => {
    const root = folder()
    git(root, 'init', '-q')
    put(root, { '.gitignore': `${fullIgnore}/CLAUDE.md\n`, 'CLAUDE.md': doc, 'docs/CLAUDE.md': doc })
    git(root, 'add', 'docs')
    expect((await authmd(root, ['check'])).stdout).toMatch(/CLAUDE\.md +skipped/)
  })

  it('works in a worktree and in a submodule, whose `.git` is a file', async () => {
    const parent = repository({ 'CLAUDE.md': doc, 'packages/a/AGENTS.md': '# a\n' })
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@b.example', '-c', 'protocol.file.allow=always']
    git(parent, ...who, 'commit', '-qm', 'one')
    const tree = join(folder(), 'tree')
    git(parent, 'worktree', 'add', '-q', tree)
    mkdirSync(join(tree, 'sub'))
    expect((await authmd(join(tree, 'sub'))).code).toBe(0)
    expect(hasSection(read(tree, 'CLAUDE.md'))).toBe(true)
    expect(read(parent, 'CLAUDE.md')).toBe(doc)

    const outer = repository({ 'CLAUDE.md': '# Outer\n' })
    git(outer, ...who, 'submodule', 'add', '-q', parent, 'inner')
    const inner = join(outer, 'inner')
    rmSync(join(inner, 'CLAUDE.md'))
    // Its index says that an AGENTS.md stands below: a CLAUDE.md would switch it off.
    expect((await authmd(inner)).code).toBe(0)
    expect(hasSection(read(inner, 'AGENTS.md'))).toBe(true)
    expect(read(outer, 'CLAUDE.md')).toBe('# Outer\n')
  })

  it('finds the top level from a folder below it', async () => {
    const root = repository({ 'CLAUDE.md': doc, 'src/deep/a.txt': 'a' })
    expect((await authmd(join(root, 'src/deep'))).code).toBe(0)
    expect(hasSection(read(root, 'CLAUDE.md'))).toBe(true)
  })

  it('leaves the index and the configuration of git alone', async () => {
    const root = repository({ 'CLAUDE.md': doc, '.env': 'A=1\n', '.gitignore': '*.log\n[Dd]ist/\n' })
    const before = ['index', 'config', 'HEAD'].map(name => readFileSync(join(root, '.git', name)))
    await authmd(root)
    await authmd(root, ['check'])
    expect(['index', 'config', 'HEAD'].map(name => readFileSync(join(root, '.git', name)))).toEqual(before)
  })
})

describe('directories', () => {
  it('needs a name outside git, and then works there', async () => {
    const root = put(folder(), { 'CLAUDE.md': doc })
    const { code, stdout, stderr } = await authmd(root)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^authmd: .* is not inside a git repository; name the directory to work on\n$/)
    expect((await authmd(root, ['apply', '.'])).code).toBe(0)
    expect([...filesBelow(root).keys()]).toEqual(['CLAUDE.md'])
    expect(hasSection(read(root, 'CLAUDE.md'))).toBe(true)
    expect((await authmd(root, ['check', '.'])).code).toBe(0)
  })

  it('follows --cwd', async () => {
    const root = repository({ 'CLAUDE.md': doc })
    expect((await authmd('/', ['apply', '--cwd', root])).code).toBe(0)
    expect(hasSection(read(root, 'CLAUDE.md'))).toBe(true)
  })

  it('plans each repository for itself, and exits with the worst code', async () => {
    const parent = folder()
    const names = ['good', 'refused', 'leaking']
    for (const name of names) git(put(join(parent, name), { '.gitignore': fullIgnore }), 'init', '-q')
    put(parent, {
      'good/CLAUDE.md': doc,
      'refused/CLAUDE.md': '<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n',
      'leaking/CLAUDE.md': doc,
      'leaking/.env': `ANTHROPIC_API_KEY=sk-ant-api03-${'x7Qm'.repeat(23)}xAA\n`,
    })
    git(join(parent, 'leaking'), 'add', '-f', '.env')
    const codes: (number | null)[] = []
    for (const name of names) codes.push((await authmd(parent, ['check', name])).code)
    expect(codes).toEqual([1, 2, 1])
    const { code, stdout } = await authmd(parent, ['apply', ...names])
    expect(code).toBe(2)
    for (const name of names) expect(stdout).toContain(`${name}\n`)
    expect(hasSection(read(parent, 'good/CLAUDE.md'))).toBe(true)
    expect(hasSection(read(parent, 'leaking/CLAUDE.md'))).toBe(true)
    expect(read(parent, 'refused/CLAUDE.md')).not.toContain('authmd')
    expect((await authmd(parent, ['check', 'good', 'leaking'])).code).toBe(1)
    expect((await authmd(parent, ['check', 'good'])).code).toBe(0)
  })

  it('writes nothing with --dry-run and with DRY_RUN=true, and shows the same diff', async () => {
    const root = repository({ 'CLAUDE.md': doc })
    const before = filesBelow(root)
    const flag = await authmd(root, ['apply', '-n'])
    const variable = await authmd(root, ['apply'], { DRY_RUN: 'true' })
    expect(flag.stdout).toContain('+++ b/CLAUDE.md')
    expect(variable).toEqual(flag)
    expect(flag.code).toBe(0)
    expect((await authmd(root, ['remove'], { DRY_RUN: 'true' })).code).toBe(0)
    expect(filesBelow(root)).toEqual(before)
    expect((await authmd(root, ['apply'], { DRY_RUN: 'false' })).code).toBe(0)
    expect(filesBelow(root)).not.toEqual(before)
  })

  it('prints a diff that git applies to the same bytes', async () => {
    const root = repository({ 'CLAUDE.md': doc, '.gitignore': '*.log' })
    const { stdout } = await authmd(root, ['apply', '-n', '--json'])
    const { edits } = JSON.parse(stdout) as { edits: readonly { diff: string }[] }
    writeFileSync(join(root, 'all.patch'), edits.map(({ diff }) => diff).join(''))
    git(root, 'apply', 'all.patch')
    rmSync(join(root, 'all.patch'))
    const patched = filesBelow(root)
    writeFileSync(join(root, 'CLAUDE.md'), doc)
    writeFileSync(join(root, '.gitignore'), '*.log')
    await authmd(root)
    expect(patched).toEqual(filesBelow(root))
  })
})
