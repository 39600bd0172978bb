import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { createSandbox, missing, plantedKey, projectRoot, writeFiles } from './sandbox.ts'

const lacking = missing('pre-commit', 'git', 'npm')
if (lacking !== undefined)
  process.stderr.write(`SKIP 5: hooks in the real pre-commit: there is no ${lacking}\n`)

describe('.pre-commit-hooks.yaml', () => {
  it('offers a check, a fix and a scan, all of which run on Node', () => {
    const hooks = parse(readFileSync(join(projectRoot, '.pre-commit-hooks.yaml'), 'utf8'))
    expect(hooks.map((hook: { id: string; language: string }) => [hook.id, hook.language])).toEqual([
      ['authmd-check', 'node'],
      ['authmd-apply', 'node'],
      ['authmd-scan', 'node'],
    ])
  })

  it('packs without a further word: pre-commit takes all that `npm pack` prints for the name of the package', () => {
    const { folder, run } = createSandbox()
    writeFiles(folder, {
      'package.json': '{ "name": "packed", "version": "1.0.0", "scripts": { "prepack": "node --version" } }',
      '.npmrc': readFileSync(join(projectRoot, '.npmrc'), 'utf8'),
    })
    expect(run('npm', ['pack']).stdout).toBe('packed-1.0.0.tgz\n')
  })
})

/**
 * pre-commit clones the hooks' repository, installs what its package.json asks for, packs it, and installs that.
 * Here it clones a repository that holds the built package and no development dependencies, so nothing has to be
 * fetched: the hooks file, pre-commit's own Node environment and its installation are the real ones.
 */
describe.skipIf(lacking !== undefined)('in the real pre-commit', () => {
  const sandbox = createSandbox()
  const { run, git, repository, folder } = sandbox
  let hooks = ''

  beforeAll(() => {
    hooks = join(folder, 'authmd-hooks')
    sandbox.installPackage(hooks)
    copyFileSync(join(projectRoot, '.pre-commit-hooks.yaml'), join(hooks, '.pre-commit-hooks.yaml'))
    git(folder, 'init', '--quiet', hooks)
    git(hooks, 'add', '--all', '--force')
    git(hooks, 'commit', '--quiet', '--message', 'Release')
    git(hooks, 'tag', 'v0.1.0')
  })

  /** A repository with these hooks installed; its section is current. */
  function project(name: string, ...ids: readonly string[]): string {
    const root = repository(name, { 'CLAUDE.md': '# Project\n\nText.\n', 'a.txt': 'a\n' })
    const authmd = run('node', [join(projectRoot, 'dist/bin.cjs'), 'apply', '--yes', '--shell', 'zsh'], {
      cwd: root,
    })
    expect(authmd.said).toContain('section added')
    const list = ids.map(id => `      - id: ${id}\n`).join('')
    const config = `repos:\n  - repo: ${hooks}\n    rev: v0.1.0\n    hooks:\n${list}`
    writeFiles(root, { '.pre-commit-config.yaml': config })
    git(root, 'add', '--all')
    git(root, 'commit', '--quiet', '--message', 'Section')
    expect(run('pre-commit', ['install'], { cwd: root }).said).toContain('installed')
    return root
  }
  const commit = (root: string, ...flags: string[]) =>
    run('git', ['commit', '--message', 'Change', ...flags], { cwd: root })
  const drift = (root: string) => {
    const path = join(root, 'CLAUDE.md')
    writeFileSync(path, readFileSync(path, 'utf8').replace('shell=zsh', 'shell=fish'))
  }

  it('a current section lets the commit pass', () => {
    const root = project('passes', 'authmd-check', 'authmd-scan')
    writeFiles(root, { 'a.txt': 'b\n' })
    const { code, said } = commit(root, '--all')
    expect(said).toMatch(/authmd check\.+Passed/)
    expect(said).toMatch(/authmd scan\.+Passed/)
    expect(code).toBe(0)
  })

  it('a drifted section stops the commit and names the command that mends it', () => {
    const root = project('drifted', 'authmd-check')
    drift(root)
    git(root, 'add', '--all')
    const { code, said } = commit(root)
    expect(said).toMatch(/authmd check\.+Failed/)
    expect(said).toContain('To write this: `pre-commit run authmd-apply`')
    expect(code).toBe(1)
    expect(git(root, 'log', '--oneline').trim().split('\n')).toHaveLength(2)
  })

  it('the fix id mends a drifted section, and the second commit passes', () => {
    const root = project('fixed', 'authmd-apply', 'authmd-check')
    drift(root)
    git(root, 'add', '--all')
    const first = commit(root)
    expect(first.said).toContain('files were modified by this hook')
    expect(first.code).toBe(1)
    expect(git(root, 'diff', '--name-only').trim()).toBe('CLAUDE.md')
    git(root, 'add', '--all')
    expect(commit(root).code).toBe(0)
    expect(readFileSync(join(root, 'CLAUDE.md'), 'utf8')).toContain('config.fish')
  })

  it('a planted key stops the commit, also with `commit --all`, and is not printed', () => {
    const root = project('planted', 'authmd-scan')
    writeFiles(root, { 'a.txt': `key = "${plantedKey()}"\n` })
    const { code, said } = commit(root, '--all')
    expect(said).toMatch(/authmd scan\.+Failed/)
    expect(said).toContain('a.txt:1')
    expect(said).not.toContain(plantedKey().slice(-12))
    expect(code).toBe(1)
  })

  it('`run --all-files`, as CI does it, finds a key that was committed past the hook', () => {
    const root = project('all-files', 'authmd-scan')
    writeFiles(root, { '--quiet': `${plantedKey()}\n` })
    git(root, 'add', '--all')
    expect(commit(root, '--no-verify').code).toBe(0)
    const { code, said } = run('pre-commit', ['run', '--all-files'], { cwd: root })
    expect(said).toContain('--quiet:1')
    expect(code).toBe(1)
  })
})
