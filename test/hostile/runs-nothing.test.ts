import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import { findPager } from '../../src/io/pager.ts'
import { authmd, commitAll, everyCommand, everyForm, git, ground, put, repository, trap } from './ground.ts'

/** Patterns that only git can judge, so that it is started. */
const ignoreFile = '[.]env*\n**/x?y\n!/.en[v].[e]xample\n*.m[d]\n'
const files = { 'CLAUDE.md': '# A\n', '.gitignore': ignoreFile, '.env': 'A=1\n', 'sub/AGENTS.md': '# B\n' }

async function runAll(folder: string, env: Readonly<Record<string, string>> = {}): Promise<void> {
  for (const args of everyCommand) await authmd(folder, args, { env })
}

describe('no program of a repository runs under any command', () => {
  it('for every configuration key of git, in repository, submodule, worktree and included file', async () => {
    const { plant, sprung } = trap()
    const inner = repository({ 'a.txt': 'one\n' })
    const folder = repository({ ...files, '.gitattributes': '* diff=evil filter=evil merge=evil\n' })
    const evil = plant(join(folder, 'evil.sh'))
    for (const hook of ['post-index-change', 'fsmonitor-watchman', 'pre-commit', 'reference-transaction'])
      for (const place of ['.git/hooks', 'hooks']) plant(join(folder, place, hook))
    git(folder, 'submodule', '--quiet', 'add', inner, 'module')
    git(folder, 'commit', '-qm', 'module')
    git(folder, 'worktree', 'add', '-q', join(folder, 'tree'), '-b', 'tree')
    put(folder, 'module/a.txt', 'two\n')
    git(join(folder, 'module'), 'commit', '-qam', 'moved')
    git(folder, 'add', 'module')
    put(folder, '.env', 'A=2\n')
    git(folder, 'add', '.env')

    const text = configurationOf(evil)
    const included = put(folder, 'included.config', text)
    const places = [
      '.git/config',
      '.git/modules/module/config',
      '.git/config.worktree',
      '.git/worktrees/tree/config.worktree',
    ]
    // The traps do spring where git is asked plainly, or the test would prove nothing.
    put(folder, '.git/plain', `[core]\n\tfsmonitor = ${evil}\n[diff]\n\texternal = ${evil}\n`)
    spawnSync('git', ['-c', 'include.path=plain', 'diff', 'HEAD'], {
      cwd: folder,
      env: { PATH: process.env['PATH'] },
    })
    expect(sprung()).toBe(true)

    const second = trap()
    second.plant(evil)
    for (const place of places) put(folder, place, `${text}[include]\n\tpath = ${included}\n`)
    const starts = [folder, join(folder, 'module'), join(folder, 'tree'), join(folder, 'sub')]
    for (const start of starts) {
      for (const args of everyForm) {
        await authmd(start, args)
        expect(second.sprung(), `${args.join(' ')} in ${start}`).toBe(false)
      }
    }
    const list = put(ground(), 'list', starts.map(start => `${start}\n`).join(''))
    for (const command of ['check', 'apply', 'remove']) await authmd(ground(), [command, '--repos', list])
    expect(second.sprung()).toBe(false)
  })

  it('where a submodule moved and its configuration names a program for diffs', async () => {
    const { plant, sprung } = trap()
    const inner = repository({ 'a.txt': 'one\n' })
    const folder = repository(files)
    git(folder, 'submodule', '--quiet', 'add', inner, 'module')
    git(folder, 'commit', '-qm', 'module')
    put(folder, 'module/a.txt', 'two\n')
    git(join(folder, 'module'), 'commit', '-qam', 'moved')
    git(folder, 'commit', '-qam', 'moved')
    git(folder, 'config', 'diff.submodule', 'diff')
    git(folder, 'config', '-f', '.git/modules/module/config', 'diff.external', plant(join(folder, 'evil')))
    for (const args of everyCommand) await authmd(folder, args)
    expect(sprung()).toBe(false)
  })

  // Each names a folder to work in, and a folder of the repository around it that is on PATH.
  it.each([
    ['a package of a monorepo', 'packages/a', 'bin'],
    ['a folder named by a dot', 'packages/a/.', 'tools/bin'],
    ['a repository nested in another one', 'vendor/nested', 'bin'],
    ['a repository nested twice', 'vendor/nested/third', 'bin'],
    ['a worktree inside the repository', 'worktree', 'bin'],
  ])('that is planted on PATH, whichever folder is named: %s', async (_, place, bin) => {
    const { plant, sprung } = trap()
    const folder = repository({
      ...files,
      'packages/a/CLAUDE.md': '# A\n',
      'packages/a/.gitignore': ignoreFile,
    })
    for (const nested of ['vendor/nested', 'vendor/nested/third']) {
      put(folder, `${nested}/.gitignore`, ignoreFile)
      put(folder, `${nested}/CLAUDE.md`, '# N\n')
      commitAll(join(folder, nested))
    }
    git(folder, 'worktree', 'add', '-q', join(folder, 'worktree'), '-b', 'other')
    for (const name of ['git', 'less', 'tmux', 'claude']) plant(join(folder, bin, name))
    const env = { PATH: [join(folder, bin), process.env['PATH']].join(delimiter), PAGER: 'less' }
    const start = join(folder, place)
    await runAll(start, env)
    for (const args of [
      ['apply', '.', '--dry-run'],
      ['check', '.'],
    ])
      await authmd(start, args, { env })
    await authmd(folder, ['check', place], { env })
    expect(findPager({ env, project: start })?.program ?? '').not.toContain(folder)
    expect(sprung()).toBe(false)
  })

  it('that is planted on PATH, where the folder is reached by a link from outside', async () => {
    const { plant, sprung } = trap()
    const folder = repository({
      ...files,
      'packages/a/.gitignore': ignoreFile,
      'packages/a/CLAUDE.md': '# A\n',
    })
    const link = join(ground(), 'link')
    symlinkSync(join(folder, 'packages/a'), link)
    plant(join(folder, 'bin/git'))
    const env = { PATH: [join(folder, 'bin'), process.env['PATH']].join(delimiter) }
    for (const args of [
      ['check', '.'],
      ['apply', '.', '--dry-run'],
    ])
      await authmd(link, args, { env })
    expect(sprung()).toBe(false)
  })
})

describe('nothing is written below a .git', () => {
  const listing = (folder: string) =>
    execFileSync('find', [folder, '-type', 'f', '-exec', 'cksum', '{}', '+'], { encoding: 'utf8' })
      .split('\n')
      .sort()

  it.each([
    ['docs is a link to .git', 'docs', '.git', ['--target', 'guide']],
    ['docs is a link to a folder in it', 'docs', '.git/hooks', ['--target', 'guide']],
    ['a folder on the way is one', 'a', '.git', ['--target', 'guide', '--guide-path', 'a/b/c.md']],
    ['the path itself says so', 'x', 'y', ['--target', 'guide', '--guide-path', '.git/guide.md']],
    ['it says so in other letters', 'x', 'y', ['--target', 'guide', '--guide-path', '.GIT/guide.md']],
    ['it is the .git of a submodule', 'docs', 'inner/.git', ['--target', 'guide']],
  ])('where %s', async (_, link, target, flags) => {
    const folder = repository({ 'CLAUDE.md': '# A\n' })
    mkdirSync(join(folder, 'inner/.git'), { recursive: true })
    symlinkSync(target, join(folder, link))
    const before = [listing(join(folder, '.git')), readdirSync(join(folder, 'inner/.git'))]
    const { code } = await authmd(folder, ['apply', '--yes', ...flags])
    expect(code).toBe(2)
    expect([listing(join(folder, '.git')), readdirSync(join(folder, 'inner/.git'))]).toEqual(before)
    expect(existsSync(join(folder, '.GIT'))).toBe(false)
  })

  it('where the folder that is named lies in one', async () => {
    const folder = repository({ 'CLAUDE.md': '# A\n' })
    const before = listing(join(folder, '.git'))
    const { code } = await authmd(join(folder, '.git'), ['apply', '--yes', '.'])
    expect(code).toBe(2)
    expect(listing(join(folder, '.git'))).toEqual(before)
  })

  it('where a repository would keep its files in a link to it', async () => {
    const folder = repository({ 'CLAUDE.md': '# A\n' })
    symlinkSync('.git', join(folder, '.claude'))
    put(folder, '.git/CLAUDE.md', '# in git\n')
    const before = listing(join(folder, '.git'))
    await authmd(folder, ['apply', '--yes'])
    expect(listing(join(folder, '.git'))).toEqual(before)
  })
})

it('the commands that are tried are all that there are', () => {
  const tried = new Set(everyForm.map(([name]) => name))
  expect(commands.map(({ name }) => name).filter(name => !tried.has(name))).toEqual([])
})

/** Every key that git knows, with the program as its value; what stands for a name is one that our files use. */
function configurationOf(evil: string): string {
  const keys = execFileSync('git', ['help', '--config'], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  })
    .split('\n')
    .filter(key => /^[a-z]\S*\.\S+$/i.test(key) && !/^include/i.test(key))
  expect(keys.length).toBeGreaterThan(500)
  const lines = keys.flatMap(key => {
    const parts = key.replace(/<[^>]*>|\*/g, 'evil').split('.')
    const [section = '', last = ''] = [parts[0], parts.at(-1)]
    const middle = parts.slice(1, -1).join('.')
    return [`[${section}${middle === '' ? '' : ` "${middle}"`}]`, `\t${last} = ${evil}`]
  })
  const aliases = ['ls-files', 'check-ignore', 'cat-file', 'diff-index', 'check-attr', 'rev-parse']
  return `${[...lines, '[alias]', ...aliases.map(name => `\t${name} = !${evil}`)].join('\n')}\n`
}
