import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { gitFor } from '../../src/io/git.ts'
import { gitEnvironment, gitSettings } from '../../src/io/git-environment.ts'
import { readGitIndex } from '../../src/io/git-index.ts'
import { ground, put, repository, trap } from '../hostile/ground.ts'

// Two walls stand between git and what a repository says of it. Each is held here without the other.

const path = process.env['PATH'] ?? ''

function hostile() {
  const { plant, sprung } = trap()
  const folder = repository({ 'a.txt': 'one\n', 'b.txt': 'two\n' })
  const evil = plant(join(folder, 'evil'))
  plant(join(folder, '.git/hooks/post-index-change'))
  const ignore = put(folder, '.git/theirs.ignore', 'new.txt\n')
  const attributes = put(folder, '.git/theirs.attributes', 'a.txt mine\n')
  put(folder, '.git/info/attributes', 'b.txt mine\n')
  const text = `[core]\n\tfsmonitor = ${evil}\n\thooksPath = ${join(folder, '.git/hooks')}\n\texcludesFile = ${ignore}\n\tattributesFile = ${attributes}\n[mine]\n\tkey = 1\n[extensions]\n\tworktreeConfig = true\n`
  put(folder, '.git/config', `[core]\n\trepositoryformatversion = 1\n${text}`)
  put(folder, '.git/config.worktree', '[mine]\n\tother = 1\n')
  return { folder, sprung }
}

describe('the private directory of git', () => {
  const asked = (folder: string) => {
    const place = readGitIndex(folder)
    const git = place === undefined ? undefined : gitFor(place, { PATH: path })
    if (git === undefined) throw new Error('no git')
    return (...args: readonly string[]) => git.ask(args).toString()
  }

  it('shows git no configuration, hooks, attributes or refs of the repository', () => {
    const { folder } = hostile()
    const ask = asked(folder)
    const keys = ask('config', '--list', '--name-only').trim().split('\n')
    expect(keys.filter(key => key.startsWith('mine.'))).toEqual([])
    const origins = ask('config', '--list', '--show-origin').trim().split('\n')
    expect(origins.filter(line => line.includes(folder))).toEqual([])
    expect(ask('check-attr', 'mine', '--', 'b.txt')).toContain('unspecified')
    expect(ask('rev-parse', '--absolute-git-dir', '--git-common-dir')).not.toContain(folder)
    expect(ask('for-each-ref')).toBe('')
  })

  it('and shows it the index and the files', () => {
    const { folder } = hostile()
    expect(asked(folder)('ls-files')).toBe('a.txt\nb.txt\n')
  })
})

describe('the settings of every run of git', () => {
  const plain = (folder: string, flags: readonly string[], ...args: readonly string[]) =>
    execFileSync('git', [...flags, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: path, ...gitEnvironment, GIT_OPTIONAL_LOCKS: '1' },
    })

  it('win over those of the repository, where git would see them', () => {
    const { folder, sprung } = hostile()
    put(folder, 'new.txt', 'new\n')
    put(folder, 'a.txt', 'more\n')
    const ask = (...args: readonly string[]) => plain(folder, gitSettings, ...args)
    expect(ask('status', '--porcelain')).toContain('?? new.txt')
    expect(ask('update-index', '--add', 'new.txt')).toBe('')
    expect(ask('check-attr', 'mine', '--', 'a.txt')).toContain('unspecified')
    expect(sprung()).toBe(false)
  })

  it.each([
    ['fsmonitor', ['status', '--porcelain']],
    ['hooks', ['-c', 'core.fsmonitor=false', 'update-index', '--add', 'new.txt']],
  ])('and without them %s of the repository would run: the trap is one', (_, args) => {
    const { folder, sprung } = hostile()
    put(folder, 'new.txt', 'new\n')
    plain(folder, [], ...args)
    expect(sprung()).toBe(true)
  })

  it('leave the configuration of the person and of the machine out', () => {
    const home = ground({ '.gitconfig': '[mine]\n\tkey = 1\n', '.config/git/config': '[mine]\n\tkey = 2\n' })
    const { folder } = hostile()
    const keys = execFileSync('git', [...gitSettings, 'config', '--list', '--show-origin'], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: path, HOME: home, XDG_CONFIG_HOME: join(home, '.config'), ...gitEnvironment },
    })
    expect(keys).not.toContain(home)
  })
})
