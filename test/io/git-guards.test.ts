import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { gitEnvironment } from '../../src/io/git-environment.ts'
import { headCommit } from '../../src/io/private-git-dir.ts'
import { authmd, git, ground, put, repository } from '../hostile/ground.ts'
import { fake } from '../secrets/fake.ts'

// Guards that stand behind others: each is held here by itself.

describe('the commit that HEAD names', () => {
  const id = 'a1'.repeat(20)
  const place = (folder: string) => ({ top: folder, gitDir: join(folder, '.git') })

  it.each([
    ['refs/heads/main', '.git/refs/heads/main', id],
    ['refs/../../outside', 'outside', undefined],
    ['refs/heads/../../../outside', 'outside', undefined],
    ['refs/heads/..', 'outside', undefined],
    ['heads/main', '.git/heads/main', undefined],
  ])('is read from a file below the refs of git alone: %s', (name, file, found) => {
    const folder = ground({
      '.git/HEAD': `ref: ${name}\n`,
      '.git/refs/heads/x': `${id}\n`,
      [file]: `${id}\n`,
    })
    expect(headCommit(place(folder))).toBe(found)
  })

  it.each(['--output=x', 'HEAD', `-${id.slice(1)}`, id.toUpperCase(), id.slice(1)])(
    'is an id and nothing else, wherever it stands: %s',
    text => {
      const packed = {
        '.git/HEAD': 'ref: refs/heads/main\n',
        '.git/packed-refs': `${text} refs/heads/main\n`,
      }
      const loose = { '.git/HEAD': 'ref: refs/heads/main\n', '.git/refs/heads/main': `${text}\n` }
      for (const files of [{ '.git/HEAD': `${text}\n` }, loose, packed])
        expect(headCommit(place(ground(files)))).toBeUndefined()
    },
  )
})

describe('what every run of git is told', () => {
  const ask = (folder: string, env: Readonly<Record<string, string>>, ...args: readonly string[]) =>
    spawnSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      timeout: 20_000,
      env: { PATH: process.env['PATH'], HOME: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...env },
    })
  const without = (name: string) =>
    Object.fromEntries(Object.entries(gitEnvironment).filter(([variable]) => variable !== name))

  it('shows an object itself, and not what the repository puts in its place', () => {
    const folder = repository({ 'a.txt': 'the real one\n' })
    const real = git(folder, 'rev-parse', 'HEAD:a.txt').trim()
    put(folder, 'b.txt', 'another\n')
    git(folder, 'replace', real, git(folder, 'hash-object', '-w', 'b.txt').trim())
    expect(ask(folder, without('GIT_NO_REPLACE_OBJECTS'), 'cat-file', '-p', real).stdout).toBe('another\n')
    expect(ask(folder, gitEnvironment, 'cat-file', '-p', real).stdout).toBe('the real one\n')
  })

  it('starts no transport that the repository names, where an object is missing', () => {
    const fetched = (env: Readonly<Record<string, string>>) => {
      const folder = repository({ 'a.txt': 'one\n' })
      const trace = join(ground(), 'ran')
      // A transport that waits for its input would wait for ever.
      const evil = put(folder, 'evil', `#!/bin/sh\ntouch "${trace}"\n`)
      chmodSync(evil, 0o755)
      for (const [key, value] of [
        ['core.repositoryFormatVersion', '1'],
        ['extensions.partialClone', 'origin'],
        ['remote.origin.promisor', 'true'],
        ['remote.origin.url', `ext::${evil}`],
        ['protocol.ext.allow', 'always'],
      ] as const)
        git(folder, 'config', key, value)
      ask(folder, env, 'cat-file', '-p', 'b2'.repeat(20))
      return existsSync(trace)
    }
    const open = Object.fromEntries(
      Object.entries(gitEnvironment).filter(([name]) => !/ALLOW_PROTOCOL|LAZY_FETCH/.test(name)),
    )
    expect(fetched(open)).toBe(true)
    expect(fetched(without('GIT_NO_LAZY_FETCH'))).toBe(false)
    expect(fetched(gitEnvironment)).toBe(false)
  })
})

it('a repository whose objects are counted by SHA-256 is scanned like any other', async () => {
  const folder = ground({ 'a.txt': `${fake('api03')}\n` })
  execFileSync('git', ['init', '-q', '--object-format=sha256'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: '/dev/null' },
  })
  git(folder, 'add', '.')
  const { code, out } = await authmd(folder, ['scan', '--staged', '--json'])
  expect(code).toBe(1)
  expect(JSON.parse(out).findings).toHaveLength(1)
})
