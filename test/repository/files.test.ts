import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, linkSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bundle } from '../support/bundle.ts'
import { filesBelow, git } from '../support/fixture.ts'
import { asNobody, authmd, folder, fullIgnore, hasSection, nobody, read, repository } from './repository.ts'

const doc = '# Lock\n\n- one\n'

describe('unusual files', () => {
  it('keeps the mode of a file', async () => {
    const root = repository({ 'CLAUDE.md': doc })
    for (const mode of [0o640, 0o600, 0o755]) {
      chmodSync(join(root, 'CLAUDE.md'), mode)
      expect((await authmd(root)).code).toBe(0)
      expect(statSync(join(root, 'CLAUDE.md')).mode & 0o777).toBe(mode)
      expect((await authmd(root, ['remove'])).code).toBe(0)
      expect(statSync(join(root, 'CLAUDE.md')).mode & 0o777).toBe(mode)
    }
  })

  it.runIf(nobody !== undefined)('keeps the owner of a file', async () => {
    const root = repository({ 'CLAUDE.md': doc })
    chownSync(join(root, 'CLAUDE.md'), 65534, 65534)
    expect((await authmd(root)).code).toBe(0)
    expect(statSync(join(root, 'CLAUDE.md'))).toMatchObject({ uid: 65534, gid: 65534 })
  })

  it('refuses a read-only file and a read-only folder, as a user without rights, and reads both', () => {
    for (const [file, mode] of [
      ['CLAUDE.md', 0o444],
      ['.', 0o555],
    ] as const) {
      const root = repository({ 'CLAUDE.md': doc })
      if (nobody !== undefined)
        for (const path of ['.', '.git', '.gitignore', 'CLAUDE.md']) chownSync(join(root, path), 65534, 65534)
      chmodSync(join(root, file), mode)
      const before = filesBelow(root)
      const { status, stdout, stderr } = asNobody(root, ['apply'])
      chmodSync(join(root, file), 0o755)
      expect(stdout).toContain('CLAUDE.md')
      expect(stdout).toContain('(file-read-only)')
      expect({ status, stderr }).toEqual({ status: 2, stderr: '' })
      expect(filesBelow(root)).toEqual(before)
    }
  })

  it('has nothing against a read-only file in which nothing is to be written', async () => {
    const root = repository({ 'CLAUDE.md': doc })
    expect((await authmd(root)).code).toBe(0)
    chmodSync(root, 0o755)
    chmodSync(join(root, 'CLAUDE.md'), 0o444)
    expect(asNobody(root, ['check'])).toMatchObject({ status: 0, stderr: '' })
  })

  it('names a file that it may not read', () => {
    const root = repository({ 'CLAUDE.md': doc })
    chmodSync(root, 0o755)
    chmodSync(join(root, 'CLAUDE.md'), 0)
    const { status, stdout } = asNobody(root, ['check'])
    expect(stdout).toMatch(/CLAUDE\.md .*can't be read/)
    expect(status).toBe(2)
  })

  it.each(['CLAUDE.md', 'AGENTS.md', '.gitignore', '.env.example'])(
    'refuses a directory in place of %s',
    async path => {
      const root = folder()
      mkdirSync(join(root, path))
      git(root, 'init', '-q')
      const { code, stdout } = await authmd(root)
      expect(stdout).toMatch(new RegExp(`${path.replaceAll('.', '\\.')} .*directory`))
      expect(code).toBe(2)
      expect(filesBelow(root)).toEqual(new Map())
    },
  )

  it('tells a file of no bytes from a file that it created, also when it takes its part out', async () => {
    const root = repository({ 'CLAUDE.md': '', '.env.example': '', '.gitignore': '' })
    expect((await authmd(root)).code).toBe(0)
    expect(hasSection(read(root, 'CLAUDE.md'))).toBe(true)
    expect((await authmd(root, ['remove'])).code).toBe(0)
    expect([...filesBelow(root)].map(([path, text]) => [path, text])).toEqual(
      expect.arrayContaining([
        ['CLAUDE.md', ''],
        ['.env.example', ''],
        ['.gitignore', ''],
      ]),
    )
    const created = folder()
    git(created, 'init', '-q')
    expect((await authmd(created)).code).toBe(0)
    expect([...filesBelow(created).keys()].sort()).toEqual(['.env.example', '.gitignore', 'CLAUDE.md'])
    expect((await authmd(created, ['remove'])).code).toBe(0)
    expect(filesBelow(created)).toEqual(new Map())
  })

  it('refuses a hard link rather than part its two names', async () => {
    const root = repository({ 'CLAUDE.md': doc })
    linkSync(join(root, 'CLAUDE.md'), join(root, 'other.md'))
    expect(await authmd(root)).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('(file-hard-linked)'),
    })
    expect(read(root, 'other.md')).toBe(doc)
    expect(statSync(join(root, 'CLAUDE.md')).nlink).toBe(2)
  })

  it('names the line of the first bytes that are not UTF-8', async () => {
    const root = repository({ 'CLAUDE.md': Buffer.from('# A\n\nna\xefve\n', 'latin1') })
    const before = readFileSync(join(root, 'CLAUDE.md'))
    const { code, stdout } = await authmd(root)
    expect(stdout).toContain('CLAUDE.md:3')
    expect(stdout).toContain('Save the file as UTF-8.')
    expect(code).toBe(2)
    expect(readFileSync(join(root, 'CLAUDE.md'))).toEqual(before)
  })

  it('says that a file is UTF-16', async () => {
    const root = repository({ 'CLAUDE.md': Buffer.from('\ufeff# A\n', 'utf16le') })
    expect(await authmd(root)).toMatchObject({ code: 2, stdout: expect.stringContaining('UTF-16') })
  })

  /** The child measures itself: the clock of the wall says nothing on a busy machine. */
  function measured(root: string) {
    const home = folder()
    const env = { PATH: process.env['PATH'] ?? '', HOME: home, AUTHMD_BUNDLE: bundle }
    const script =
      'process.argv.splice(1, 1, process.env.AUTHMD_BUNDLE); process.on("exit", () => { const { user, system } = process.cpuUsage(); require("fs").writeFileSync(process.env.HOME + "/cpu", String((user + system) / 1000)) }); require(process.env.AUTHMD_BUNDLE)'
    const { status, stdout } = spawnSync(process.execPath, ['-e', script, '--', 'x', 'apply'], {
      cwd: root,
      env,
      encoding: 'utf8',
    })
    return { status, stdout, milliseconds: Number(readFileSync(join(home, 'cpu'), 'utf8')) }
  }

  const four = 4 * 1024 * 1024
  const fill = (unit: string, size = four) => unit.repeat(Math.floor(size / unit.length)).padEnd(size, 'x')
  it.each([
    ['prose', '# Part\n\nSome words, `code` and *more*.\n\n- item\n'],
    ['one long nested list', '- a\n  - b\n    - c\n'],
    ['one deep line', '- '],
    ['one quote', '> > text\n'],
  ])('accepts exactly 4 MiB of %s in time that grows with it, and gives it back', async (_, unit) => {
    const [text, short] = [fill(unit), fill(unit, four / 8)]
    const root = repository({ 'CLAUDE.md': text })
    const few = Math.min(...[1, 2].map(() => measured(repository({ 'CLAUDE.md': short })).milliseconds))
    const { status, stdout, milliseconds } = measured(root)
    expect(stdout).toContain('(file-too-large-with-section)')
    expect(status).toBe(0)
    console.log(
      `4 MiB, ${_}: ${Math.round(milliseconds)} ms of processor time, an eighth ${Math.round(few)} ms`,
    )
    const after = read(root, 'CLAUDE.md')
    expect(after.startsWith(text) && hasSection(after)).toBe(true)
    // Eight times the text; what grows with its square takes 64 times as long.
    expect(milliseconds / few).toBeLessThan(20)
    expect((await authmd(root, ['check'])).code).toBe(0)
    expect((await authmd(root, ['remove'])).code).toBe(0)
    expect(read(root, 'CLAUDE.md') === text).toBe(true)
  })

  it('refuses a file of more than 4 MiB, which Claude Code would skip', async () => {
    const root = repository({ 'CLAUDE.md': 'x'.repeat(four + 1) })
    expect(await authmd(root)).toMatchObject({ code: 2, stdout: expect.stringContaining('(file-too-large)') })
    expect(statSync(join(root, 'CLAUDE.md')).size).toBe(four + 1)
  })

  it('leaves no file of its own behind', async () => {
    const root = repository({ 'CLAUDE.md': doc })
    writeFileSync(join(root, '.gitignore'), fullIgnore)
    await authmd(root)
    expect([...filesBelow(root).keys()].sort()).toEqual(['.gitignore', 'CLAUDE.md'])
  })
})
