import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { namesNoEnvFile } from '../../src/io/git-index.ts'
import { trackedEnvFiles } from '../../src/io/git-tracked.ts'

let folder: string
let root: string
const path = process.env['PATH']

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'authmd-tracked-')))
  root = join(folder, 'repository')
  mkdirSync(root)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function git(...args: readonly string[]): string {
  const env = {
    PATH: path ?? '',
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@b',
  }
  const committer = { GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b' }
  return execFileSync('git', args, {
    cwd: root,
    env: { ...env, ...committer },
    encoding: 'utf8',
    stdio: 'pipe',
  })
}
/** The trap may make git itself fail; what counts is its trace. */
function attempt(...args: readonly string[]): void {
  try {
    git(...args)
  } catch {}
}
function write(file: string, text = 'A=1\n'): void {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}
function track(...files: readonly string[]): void {
  if (!existsSync(join(root, '.git'))) git('init', '-q')
  for (const file of files) write(file)
  if (files.length > 0) git('add', '-f', '--', ...files)
}
const index = () => readFileSync(join(root, '.git', 'index'))
/** Without a `PATH` no git is found: an answer then comes from the bytes alone. */
const byBytes = () => trackedEnvFiles(root, { path: '' })
const tracked = () => trackedEnvFiles(root, { path })

describe('tracked env files', () => {
  it('are named at every depth, examples are not', () => {
    track(
      '.env',
      'packages/a/.env.local',
      'b/.env.test.local',
      '.env.example',
      '.env.production',
      'x.env',
      'c/.env/d',
    )
    expect(tracked()).toEqual(['.env', 'b/.env.test.local', 'packages/a/.env.local'])
  })

  it('that are only there, untracked, are none; and git is not needed to know it', () => {
    track('README.md', '.env.example', 'src/link.ts', 'linked/x', 'a.envrc')
    write('.env')
    expect(byBytes()).toEqual([])
    expect(tracked()).toEqual([])
  })

  it('are none outside git and in a repository without an index', () => {
    expect(byBytes()).toEqual([])
    git('init', '-q')
    expect(byBytes()).toEqual([])
  })

  it('can not be told from the bytes once one may be tracked: without git there is no answer, not a wrong one', () => {
    track('.env')
    expect(byBytes()).toBeUndefined()
  })

  it('are found in an index of version 4 and in a split one', () => {
    track('.dir/a', '.e', '.env', '.environment', 'deep/down/.env')
    git('update-index', '--index-version', '4')
    expect(namesNoEnvFile(index())).toBe(false)
    expect(tracked()).toEqual(['.env', 'deep/down/.env'])
    git('update-index', '--index-version', '2')
    git('update-index', '--split-index')
    expect(namesNoEnvFile(index())).toBe(false)
    expect(tracked()).toEqual(['.env', 'deep/down/.env'])
  })

  it('are found in a sparse index, which names only the folder', () => {
    track('a/x', 'deep/.env')
    git('commit', '-qm', 'x')
    git('sparse-checkout', 'init', '--cone', '--sparse-index')
    git('sparse-checkout', 'set', 'a')
    expect(index().includes('.env')).toBe(false)
    expect(tracked()).toEqual(['deep/.env'])
  })

  it('are found in a linked worktree, where .git is a file', () => {
    track('.env')
    git('commit', '-qm', 'x')
    git('worktree', 'add', '-q', join(folder, 'tree'))
    expect(trackedEnvFiles(join(folder, 'tree'), { path })).toEqual(['.env'])
  })

  it('are those below the folder that was asked about', () => {
    track('.env', 'sub/.env')
    expect(trackedEnvFiles(join(root, 'sub'), { path })).toEqual(['.env'])
  })
})

describe('a hostile repository', () => {
  /** A program that leaves a trace when it is started. */
  function trap(name: string): string {
    const file = join(root, name)
    writeFileSync(file, `#!/bin/sh\necho ran >> '${join(folder, 'trace')}'\n`)
    chmodSync(file, 0o755)
    return file
  }

  it('runs nothing of its own', () => {
    track('.env')
    const evil = trap('evil.sh')
    mkdirSync(join(root, 'hooks'))
    for (const hook of ['post-index-change', 'fsmonitor-watchman', 'pre-commit', 'reference-transaction']) {
      trap(join('hooks', hook))
      trap(join('.git', 'hooks', hook))
    }
    writeFileSync(
      join(folder, 'more'),
      `[core]\n\tfsmonitor = ${evil}\n\thooksPath = ${join(root, 'hooks')}\n`,
    )
    const settings = [
      ...[`core.fsmonitor=${evil}`, `core.hooksPath=${join(root, 'hooks')}`, `diff.external=${evil}`],
      ...[
        `alias.ls-files=!${evil}`,
        `core.pager=${evil}`,
        `pager.ls-files=${evil}`,
        `core.sshCommand=${evil}`,
      ],
      ...[
        `core.editor=${evil}`,
        `core.askPass=${evil}`,
        `filter.x.clean=${evil}`,
        `filter.x.process=${evil}`,
      ],
      ...[
        `core.alternateRefsCommand=${evil}`,
        `credential.helper=!${evil}`,
        `include.path=${join(folder, 'more')}`,
      ],
    ]
    for (const setting of settings) {
      const at = setting.indexOf('=')
      git('config', '--add', setting.slice(0, at), setting.slice(at + 1))
    }
    writeFileSync(join(root, '.gitattributes'), '* filter=x\n')
    expect(tracked()).toEqual(['.env'])
    expect(existsSync(join(folder, 'trace'))).toBe(false)
    // The traps are real: without our hardening git does start them.
    attempt('status')
    expect(existsSync(join(folder, 'trace'))).toBe(true)
  })

  it('fetches nothing for a missing object of a partial clone with a sparse index', () => {
    track('a/x', 'deep/.env')
    git('commit', '-qm', 'x')
    git('sparse-checkout', 'init', '--cone', '--sparse-index')
    git('sparse-checkout', 'set', 'a')
    const tree = git('rev-parse', 'HEAD:deep').trim()
    rmSync(join(root, '.git', 'objects', tree.slice(0, 2), tree.slice(2)), { force: true })
    const evil = trap('upload-pack.sh')
    for (const [name, value] of [
      ['core.repositoryFormatVersion', '1'],
      ['extensions.partialClone', 'origin'],
      ['remote.origin.url', root],
      ['remote.origin.promisor', 'true'],
      ['remote.origin.uploadpack', evil],
    ] as const) {
      git('config', name, value)
    }
    tracked()
    expect(existsSync(join(folder, 'trace'))).toBe(false)
    attempt('ls-files')
    expect(existsSync(join(folder, 'trace'))).toBe(true)
  })

  it('does not hold us with a pipe in the place of a file, nor lead to a program on a planted PATH', () => {
    git('init', '-q')
    execFileSync('mkfifo', [join(root, '.git', 'index')])
    const planted = join(root, 'node_modules', '.bin')
    mkdirSync(planted, { recursive: true })
    trap(join('node_modules', '.bin', 'git'))
    trap('git')
    expect(trackedEnvFiles(root, { path: `${planted}:${root}:.` })).toBeUndefined()
    expect(existsSync(join(folder, 'trace'))).toBe(false)
  })
})
