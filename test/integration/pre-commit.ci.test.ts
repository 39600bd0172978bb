import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { createSandbox, missing, plantedKey, projectRoot, registry, writeFiles } from './sandbox.ts'

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8')

const lacking = missing('pre-commit', 'git', 'npm')
if (lacking !== undefined)
  process.stderr.write(`SKIP 6: hooks in the real pre-commit: there is no ${lacking}\n`)

describe('.pre-commit-hooks.yaml', () => {
  it('offers a check, a fix and a scan, all of which run on Node', () => {
    const hooks = parse(read('.pre-commit-hooks.yaml'))
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
      '.npmrc': read('.npmrc'),
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
    const list = ids.map(id => `      - id: ${id}\n`).join('')
    return configured(name, `repos:\n  - repo: ${hooks}\n    rev: v0.1.0\n    hooks:\n${list}`)
  }
  function configured(name: string, config: string): string {
    const root = repository(name, { 'CLAUDE.md': '# Project\n\nText.\n', 'a.txt': 'a\n' })
    const authmd = run('node', [join(projectRoot, 'dist/bin.cjs'), 'apply', '--yes', '--shell', 'zsh'], {
      cwd: root,
    })
    expect(authmd.said).toContain('section added')
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
    expect(said).toContain('Run `pre-commit run authmd-apply --hook-stage manual`')
    expect(code).toBe(1)
    expect(git(root, 'log', '--oneline').trim().split('\n')).toHaveLength(2)
  })

  it('as docs/ci.md has it, every next step that is named runs as it stands', () => {
    const [, example = ''] = /^## pre-commit\n\n((?: {4}.*\n)+)/m.exec(read('docs/ci.md')) ?? []
    const config = example.replace(/^ {4}/gm, '').replace('https://github.com/OWNER/authmd', hooks)
    const root = configured('as documented', config)
    drift(root)
    git(root, 'add', '--all')
    const first = commit(root)
    expect([first.code, first.said]).toEqual([1, expect.stringMatching(/authmd check\.+Failed/)])
    const named = (said: string, pattern: RegExp) => {
      const line = pattern.exec(said)?.[1] ?? ''
      return run('bash', ['-c', line], { cwd: root })
    }
    expect(named(first.said, /Run `([^`]+)`/).said).toMatch(/authmd apply\.+Failed[\s\S]*files were modified/)
    git(root, 'add', '--all')
    expect(commit(root).said).toMatch(/authmd check\.+Passed/)

    const path = join(root, 'CLAUDE.md')
    writeFileSync(path, readFileSync(path, 'utf8').replace(/<!-- authmd:end.*/, ''))
    git(root, 'add', '--all')
    const second = commit(root)
    expect(second.code).toBe(1)
    expect(named(second.said, /^`([^`]+)` says more/m)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('apply --repair'),
    })
    expect(named(second.said, /Run `([^`]+ --repair)`/).said).toContain('section')
    git(root, 'add', '--all')
    expect(commit(root).code).toBe(0)
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

  it('a planted key stops the commit in a file of any name, `-` too', () => {
    const root = project('dashed', 'authmd-scan')
    writeFiles(root, { '-': `key = "${plantedKey()}"\n` })
    git(root, 'add', '--all')
    const { code, said } = commit(root)
    expect(said).toMatch(/\/-:1 /)
    expect(code).toBe(1)
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

const long = process.env['AUTHMD_LONG'] === '1'
if (!long)
  process.stderr.write('SKIP 1: pre-commit builds the hooks from their source: AUTHMD_LONG is not 1\n')

/** The whole way of a person who has nothing: the source is cloned, its dependencies come from the registry, it is built. */
describe.skipIf(!long || lacking !== undefined)('from source, in the real pre-commit', () => {
  it('builds the tool that is committed here, and runs it', { timeout: 1_800_000 }, () => {
    const { run, git, repository, folder } = createSandbox()
    const source = join(folder, 'source')
    git(folder, 'clone', '--quiet', '--depth', '1', `file://${projectRoot}`, source)
    git(source, 'tag', 'v0.1.0')
    const root = repository('project', { 'CLAUDE.md': '# Project\n\nText.\n' })
    const ids = ['authmd-apply', 'authmd-check', 'authmd-scan'].map(id => `      - id: ${id}\n`).join('')
    const config = `repos:\n  - repo: file://${source}\n    rev: v0.1.0\n    hooks:\n${ids}`
    writeFiles(root, { '.pre-commit-config.yaml': config })
    git(root, 'add', '--all')
    const hook = (id: string) =>
      run('pre-commit', ['run', id, '--all-files', '--verbose'], { cwd: root, env: registry() })
    const applied = hook('authmd-apply')
    expect(applied.said).toMatch(/authmd apply\.+Failed[\s\S]*files were modified/)
    git(root, 'add', '--all')
    expect(hook('authmd-check').said).toMatch(/authmd check\.+Passed/)
    expect(hook('authmd-scan').said).toMatch(/authmd scan\.+Passed/)
  })
})
