import { execFileSync, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { scan } from '../../src/cli/commands/scan.ts'
import { main } from '../../src/cli/main.ts'
import { gitFor } from '../../src/io/git.ts'
import { fake } from '../secrets/fake.ts'
import { fakeWorld } from '../support/world.ts'
import { findingsOf, folderWith, git, put, putProgram, repositoryWith, runScan } from './run-scan.ts'

const key = fake('api03')
const unsafe = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202e]/

describe('scan of a hostile repository', () => {
  it.skipIf(process.platform === 'win32')('ends a question that git does not answer', () => {
    const folder = repositoryWith({ 'a.txt': 'one\n' })
    execFileSync('mkfifo', [join(folder, '.gitignore')])
    const place = { top: folder, gitDir: join(folder, '.git') }
    const asked = gitFor(place, process.env, { question: 500, silence: 500 })
    expect(() => asked?.ask(['ls-files', '--others', '--exclude-standard'])).toThrow(
      /didn't answer within 0\.5 seconds/,
    )
  })

  it('runs nothing that its configuration, attributes, hooks or folders name', async () => {
    const trace = folderWith({})
    const folder = repositoryWith({
      'a.txt': 'one\n',
      'b.secret': 'two\n',
      '.gitattributes': '* diff=evil filter=evil\n',
    })
    putProgram(folder, 'evil.sh', `#!/bin/sh\ntouch "${trace}/ran-$$"\ncat\n`)
    const evil = join(folder, 'evil.sh')
    const settings = {
      'core.fsmonitor': evil,
      'core.hooksPath': join(folder, 'hooks'),
      'core.pager': evil,
      'core.sshCommand': evil,
      'core.editor': evil,
      'diff.external': evil,
      'diff.evil.textconv': evil,
      'diff.evil.command': evil,
      'filter.evil.clean': evil,
      'filter.evil.smudge': evil,
      'filter.evil.process': evil,
      'filter.evil.required': 'true',
      'gpg.program': evil,
      'log.showSignature': 'true',
      'pager.log': evil,
      'interactive.diffFilter': evil,
      'alias.ls-files': `!${evil}`,
      'alias.log': `!${evil}`,
      'uploadpack.packObjectsHook': evil,
      'remote.origin.url': `ext::${evil}`,
      'remote.origin.promisor': 'true',
      'extensions.partialClone': 'origin',
      'protocol.ext.allow': 'always',
      'credential.helper': evil,
    }
    for (const hook of ['post-index-change', 'fsmonitor-watchman', 'pre-commit', 'reference-transaction'])
      putProgram(folder, `hooks/${hook}`, `#!/bin/sh\ntouch "${trace}/hook"\n`)
    put(folder, 'c.txt', `${key}\n`)
    git(folder, 'add', 'c.txt')
    git(folder, 'commit', '-qm', 'signed?')
    put(folder, 'd.txt', `${key}\n`)
    git(folder, 'add', 'd.txt')
    for (const [name, value] of Object.entries(settings)) git(folder, 'config', name, value)
    // The planted programs do run where git is asked plainly, or the test would prove nothing.
    spawnSync('git', ['diff'], { cwd: folder, env: { PATH: process.env['PATH'] } })
    expect(readdirSync(trace)).not.toEqual([])
    for (const name of readdirSync(trace)) rmSync(join(trace, name))

    for (const args of [[], ['--staged'], ['.']]) {
      const { code, err } = await runScan(folder, args)
      expect(`${args.join()} ${code} ${err.includes('failed')}`).toBe(`${args.join()} 1 false`)
    }
    expect(readdirSync(trace)).toEqual([])
  })

  it('starts no git that the project planted, wherever PATH leads first', async () => {
    const trace = folderWith({})
    const folder = repositoryWith({ 'a.txt': key })
    for (const place of ['bin/git', 'node_modules/.bin/git', 'git'])
      putProgram(folder, place, `#!/bin/sh\ntouch "${trace}/ran"\n`)
    const path = [
      join(folder, 'bin'),
      join(folder, 'node_modules/.bin'),
      '.',
      '',
      folder,
      process.env['PATH'],
    ].join(delimiter)
    const world = fakeWorld({ argv: ['scan'], cwd: folder, env: { PATH: path } })
    expect(await main(world, [scan])).toBe(1)
    expect(existsSync(join(trace, 'ran'))).toBe(false)
  })

  it('reads a repository that belongs to somebody else, as in a container', async () => {
    if (process.getuid?.() !== 0) {
      console.log('SKIP 1: only root can give a repository away, so a foreign one was not scanned')
      return
    }
    const folder = repositoryWith({ 'a.txt': key })
    execFileSync('chown', ['-R', '12345:12345', folder])
    expect((await findingsOf(folder)).map(finding => finding.file)).toEqual(['a.txt'])
  })

  it('reads nothing outside through links, a linked folder or core.worktree', async () => {
    const outside = folderWith({ 'secret.txt': key, '.env': `KEY=${key}` })
    const folder = repositoryWith({ 'dir/secret.txt': 'x', 'file.txt': 'x', 'ok.txt': key })
    symlinkSync(join(outside, '.env'), join(folder, '.env'))
    rmSync(join(folder, 'dir'), { recursive: true })
    symlinkSync(outside, join(folder, 'dir'))
    rmSync(join(folder, 'file.txt'))
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'file.txt'))
    expect((await findingsOf(folder)).map(finding => finding.file)).toEqual(['ok.txt'])
    git(folder, 'config', 'core.worktree', outside)
    expect((await findingsOf(folder)).map(finding => finding.file)).toEqual(['ok.txt'])
  })

  it('does not wait for a pipe that took the place of a file', async () => {
    const folder = repositoryWith({ 'pipe.txt': 'x', 'ok.txt': key })
    rmSync(join(folder, 'pipe.txt'))
    execFileSync('mkfifo', [join(folder, 'pipe.txt')])
    expect((await findingsOf(folder)).map(finding => finding.file)).toEqual(['ok.txt'])
    expect(await findingsOf(folder, 'pipe.txt')).toEqual([])
  })

  it.each(['pretty', 'json', 'sarif', 'github'])(
    'prints a path with line feeds and escape codes safely as %s',
    async format => {
      const folder = repositoryWith({ 'a\nerror  forged:1\x1b[2J\x1b]0;title\x07\u202e.txt': `${key}\n` })
      for (const args of [[], ['.']]) {
        const { out, err } = await runScan(folder, [...args, '--format', format])
        expect(out).not.toMatch(unsafe)
        expect(err).not.toMatch(unsafe)
        if (format === 'github') expect(out.trim().split('\n')).toHaveLength(1)
      }
    },
  )

  it('finds a key in a file whose name is no UTF-8', async () => {
    const folder = folderWith({})
    git(folder, 'init', '-q')
    execFileSync('sh', ['-c', `printf '%s' "$KEY" > "$(printf 'caf\\351.txt')"`], {
      cwd: folder,
      env: { PATH: process.env['PATH'], KEY: key },
    })
    git(folder, 'add', '.')
    expect(await findingsOf(folder)).toHaveLength(1)
    expect(await findingsOf(folder, '--staged')).toHaveLength(1)
  })

  it('stands lines of many megabytes and text made to be slow', async () => {
    const folder = folderWith({
      'long.txt': Buffer.alloc(9_000_000, 'sk-'),
      'prefix.txt': Buffer.alloc(2_000_000, 'sk-ant-'),
      'quotes.txt': Buffer.alloc(2_000_000, '"sk-ant-" + "a" + '),
      'lines.txt': Buffer.alloc(2_000_000, 'sk-ant-api03-a1\n'),
      'head.txt': Buffer.alloc(2_000_000, 'api03-'),
    })
    // Quadratic work on these sizes takes hours, and the test would not end in time.
    expect(await findingsOf(folder, '.')).toEqual([])
  })

  it('says that a file could not be read, answers 2, and still tells the rest', async () => {
    const folder = folderWith({ 'a.txt': key })
    const server = createServer().listen(join(folder, 'socket'))
    onTestFinished(() => void server.close())
    await once(server, 'listening')
    const { code, out } = await runScan(folder, ['socket', 'a.txt'])
    expect(code).toBe(2)
    expect(out).toContain(
      'error    socket  This file could not be read (ENXIO), so nothing is known about it  (file-unreadable)',
    )
    expect(out).toContain('error    a.txt:1  A Console API key')
  })

  it('says in one line that git could not answer, and what to do', async () => {
    const folder = folderWith({ 'a.txt': key })
    git(folder, 'init', '-q')
    put(folder, '.git/index', 'broken')
    const { code, err } = await runScan(folder, [])
    expect(code).toBe(2)
    expect(err).toMatch(/^authmd: git ls-files failed: .+\. Mend that, or name the paths to scan\n$/)
  })
})
