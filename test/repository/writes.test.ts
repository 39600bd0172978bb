import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { WriteError, writeEdits } from '../../src/io/write-edits.ts'
import type { Edit } from '../../src/types.ts'
import { bundle } from '../support/bundle.ts'
import { filesBelow, git } from '../support/fixture.ts'
import { authmd, folder, put, read, repository } from './repository.ts'

const edit = (path: string, before: string | undefined, after: string | undefined): Edit => ({
  target: 'claude-md',
  path,
  before,
  after,
})

function failure(work: () => void): WriteError {
  try {
    work()
  } catch (error) {
    if (error instanceof WriteError) return error
    throw error
  }
  throw new Error('it was written')
}

describe('writing all edits or none', () => {
  it('writes nothing where a file changed between plan and write', () => {
    const root = put(folder(), { 'CLAUDE.md': 'new words\n', 'b.md': 'b\n' })
    const error = failure(() =>
      writeEdits(root, [edit('b.md', 'b\n', 'B\n'), edit('CLAUDE.md', 'old words\n', 'x\n')]),
    )
    expect(error.path).toBe('CLAUDE.md')
    expect(error.message).toContain('changed by someone else')
    expect(error.message).toContain('nothing was changed')
    expect(read(root, 'CLAUDE.md') + read(root, 'b.md')).toBe('new words\nb\n')
  })

  it('compares bytes: what only decodes to the same text is another file', () => {
    const root = put(folder(), { 'CLAUDE.md': Buffer.from([0x61, 0xff, 0x0a]) })
    failure(() => writeEdits(root, [edit('CLAUDE.md', 'a\ufffd\n', 'x\n')]))
    expect(readFileSync(join(root, 'CLAUDE.md'))).toEqual(Buffer.from([0x61, 0xff, 0x0a]))
  })

  it('does not create over a file that appeared, nor change one that went', () => {
    const root = put(folder(), { 'CLAUDE.md': 'theirs\n' })
    failure(() => writeEdits(root, [edit('CLAUDE.md', undefined, 'ours\n')]))
    failure(() => writeEdits(root, [edit('gone.md', 'was here\n', 'ours\n')]))
    expect([...filesBelow(root)]).toEqual([['CLAUDE.md', 'theirs\n']])
  })

  it('gives every file and folder back when a later write fails', () => {
    const root = put(folder(), { 'a.md': 'a\n', 'old.md': 'old\n', 'taken/keep.md': 'k\n' })
    const error = failure(() =>
      writeEdits(root, [
        edit('a.md', 'a\n', 'A\n'),
        edit('deep/er/new.md', undefined, 'new\n'),
        edit('old.md', 'old\n', undefined),
        // A folder can't be created where a file stands.
        edit('a.md/b.md', undefined, 'x\n'),
      ]),
    )
    expect(error.path).toBe('a.md/b.md')
    expect(error.message).toContain('nothing was changed')
    expect([...filesBelow(root)].sort()).toEqual([
      ['a.md', 'a\n'],
      ['old.md', 'old\n'],
      ['taken/keep.md', 'k\n'],
    ])
    expect(readdirSync(root).sort()).toEqual(['a.md', 'old.md', 'taken'])
  })

  it('takes an emptied folder along, and never the repository itself', () => {
    const root = put(folder(), { 'CLAUDE.md': 'x\n' })
    writeEdits(root, [edit('docs/guide.md', undefined, 'g\n')])
    writeEdits(root, [edit('docs/guide.md', 'g\n', undefined), edit('CLAUDE.md', 'x\n', undefined)])
    expect(readdirSync(root)).toEqual([])
  })
})

/** Starts apply and sends a signal after a while; gives exit code, signal and the time that it took. */
function interrupted(root: string, signal: 'SIGINT' | 'SIGKILL', after: number) {
  const home = mkdtempSync(join(tmpdir(), 'authmd-home-'))
  const child = spawn(process.execPath, [bundle, 'apply'], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: home },
    stdio: 'ignore',
  })
  const timer = setTimeout(() => child.kill(signal), after)
  const start = performance.now()
  return new Promise<{ code: number | null; signal: string | null; took: number }>(resolve =>
    child.on('exit', (code, by) => {
      clearTimeout(timer)
      rmSync(home, { recursive: true, force: true })
      resolve({ code, signal: by, took: performance.now() - start })
    }),
  )
}

const old = { 'CLAUDE.md': '# Lock\n\n- one\n', '.env.example': 'A=1\n', '.gitignore': '*.log\n' }
const long = process.env['AUTHMD_LONG'] === '1'

describe('an end that nobody expects', () => {
  it.each(['SIGINT', 'SIGKILL'] as const)(
    'leaves each file old or new, whenever %s comes; SIGINT ends it by the signal, before the write or after',
    async signal => {
      const fresh = repository(old)
      const { took } = await interrupted(fresh, signal, 60_000)
      const after = filesBelow(fresh)
      const seen = new Set<string>()
      const tries = long ? 200 : 24
      const root = repository(old)
      for (let at = 0; at < tries; at++) {
        put(root, old)
        const end = await interrupted(root, signal, (took * (at + 1)) / tries)
        const files = filesBelow(root)
        let changed = 0
        for (const [path, text] of Object.entries(old)) {
          expect([text, after.get(path)]).toContain(files.get(path))
          if (files.get(path) !== text) changed++
        }
        seen.add(`${changed} of 3`)
        if (signal === 'SIGKILL') {
          // Only the folder of the dead run may lie beside, of which git sees nothing.
          const left = [...files.keys()].filter(path => !(path in old))
          for (const path of left) expect(path).toMatch(/^\.authmd-lock(?:-\d+)?\//)
          // A file is there before it is filled: a kill right between leaves it empty, until the next run.
          const isTorn = files.get('.authmd-lock/.gitignore') === ''
          if (!isTorn) expect(git(root, 'status', '--porcelain')).not.toMatch(/authmd-lock/)
          continue
        }
        // A shell makes 130 of an end by the signal itself.
        expect([end.code, end.signal]).toEqual(end.signal === null ? [0, null] : [null, signal])
        expect(changed === 0 || changed === 3).toBe(true)
        expect([...files.keys()].sort()).toEqual(Object.keys(old).sort())
      }
      console.log(`${signal}: ${tries} ends, ${[...seen].join(', ')} files written`)
      expect((await authmd(root)).code).toBe(0)
      expect(filesBelow(root)).toEqual(after)
    },
  )

  it('keeps the files that were there when the disk takes no more', () => {
    const root = repository(old)
    mkdirSync(join(root, 'full'))
    writeFileSync(join(root, 'full', 'x'), '')
    // `/dev/full` can't stand for a folder; a file name that is too long fails the same way, after the first write.
    const name = `${'n'.repeat(300)}.md`
    const error = failure(() =>
      writeEdits(root, [edit('CLAUDE.md', old['CLAUDE.md'], 'new\n'), edit(name, undefined, 'x\n')]),
    )
    expect(error.message).toContain('nothing was changed')
    expect(read(root, 'CLAUDE.md')).toBe(old['CLAUDE.md'])
  })
})
