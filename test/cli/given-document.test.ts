import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { put, read, repository } from '../repository/repository.ts'
import { bundle } from '../support/bundle.ts'

const flags = ['--shell', 'zsh', '--os', 'linux']

function authmd(cwd: string, args: readonly string[], input: string | Buffer) {
  const env = { PATH: process.env['PATH'], HOME: cwd }
  try {
    return {
      code: 0,
      stdout: execFileSync(process.execPath, [bundle, ...args], { cwd, env, input, stdio: 'pipe' }),
      stderr: '',
    }
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: Buffer; stderr: Buffer }
    return { code: status, stdout, stderr: stderr.toString() }
  }
}

describe('a document on standard input', () => {
  it.each([
    ['LF', '# A\n\nText.\n'],
    ['CRLF, a BOM and no last line end', '\uFEFF# A\r\n\r\n* Text.'],
    ['nothing but a title', '# A'],
  ])('is printed as apply writes it, with %s, and nothing is written', (_, text) => {
    const root = repository({ 'CLAUDE.md': text })
    const before = readdirSync(root).sort()
    const { code, stdout, stderr } = authmd(root, ['apply', '-', ...flags], text)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(read(root, 'CLAUDE.md')).toBe(text)
    expect(readdirSync(root).sort()).toEqual(before)
    authmd(root, ['apply', ...flags], '')
    expect(stdout.toString()).toBe(read(root, 'CLAUDE.md'))
    // What is current comes back byte for byte, and check says so.
    expect(authmd(root, ['apply', '-'], stdout).stdout.equals(stdout)).toBe(true)
    expect(authmd(root, ['check', '-'], stdout).code).toBe(0)
    const check = authmd(root, ['check', '-', ...flags], text)
    expect(check.code).toBe(1)
    expect(check.stdout.toString()).toContain('+++ b/CLAUDE.md')
  })

  it.each([
    ['apply --path docs/x.md', '--path needs -'],
    ['check --path docs/x.md', '--path needs -'],
    ['apply --null', '--null needs --repos'],
    ['apply - --repos list', 'either - for standard input, or --repos'],
  ])('is not forgotten: %s is refused, and nothing is written', (line, why) => {
    const root = repository({ 'CLAUDE.md': '# A\n' })
    const before = readdirSync(root).sort()
    const { code, stderr } = authmd(root, line.split(' '), '# B\n')
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(why) })
    expect([read(root, 'CLAUDE.md'), readdirSync(root).sort()]).toEqual(['# A\n', before])
  })

  it('stands for the file that --path names, below its own repository and configuration', () => {
    const root = repository({
      'CLAUDE.md': '# A\n',
      'authmd.config.json': '{ "shells": ["fish"], "os": ["linux"] }',
    })
    mkdirSync(join(root, 'docs'))
    const ignore = authmd(join(root, 'docs'), ['apply', '-', '--path', '../.gitignore'], 'dist\n')
    expect(ignore.stdout.toString()).toMatch(/^dist\n\n# authmd:start auth /)
    const section = authmd(root, ['apply', '-', '--path', 'CLAUDE.md'], '# Another text\n').stdout.toString()
    expect(section).toMatch(/^# Another text\n\n<!-- authmd:start auth .* shell=fish/)
  })

  it.each([
    ['CLAUDE.md', 'AGENTS.md'],
    ['.claude/CLAUDE.md', 'AGENTS.md'],
    ['CLAUDE.md', 'docs/agents.md'],
  ])('stands for the one file that %s and %s are by a link, whichever of them --path names', (link, file) => {
    const root = repository({ [file]: '# On the disk\n', [link]: '' })
    rmSync(join(root, link))
    symlinkSync(join(root, file), join(root, link))
    const texts = [link, file].map(name => {
      const { code, stdout, stderr } = authmd(root, ['apply', '-', '--path', name, ...flags], '# Typed\n')
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      return stdout.toString()
    })
    expect(texts[0]).toMatch(/^# Typed\n\n<!-- authmd:start auth /)
    expect(texts[1]).toBe(texts[0])
    // With the section on the disk as well, it stands in one file still.
    put(root, { [file]: texts[0] ?? '' })
    for (const name of [link, file]) {
      const check = authmd(root, ['check', '-', '--path', name], texts[0] ?? '')
      expect([check.code, check.stdout.toString()]).toEqual([0, `  ${file}  current\n`])
    }
    expect(read(root, file)).toBe(texts[0])
  })

  it('comes back as it is for an ignore file that is a link, which git does not follow', () => {
    const root = repository({ 'CLAUDE.md': '# A\n', 'ignored.txt': 'dist\n' })
    rmSync(join(root, '.gitignore'), { force: true })
    symlinkSync('ignored.txt', join(root, '.gitignore'))
    const { code, stdout } = authmd(root, ['apply', '-', '--path', '.gitignore'], 'typed\n')
    expect([code, stdout.toString()]).toEqual([0, 'typed\n'])
  })

  it('is refused where Claude Code would skip a file of its size, as on the disk', () => {
    const root = repository({ 'CLAUDE.md': '# A\n' })
    const { code, stdout, stderr } = authmd(root, ['apply', '-'], `# A\n\n${'word '.repeat(900_000)}\n`)
    expect([code, stdout.length, stderr]).toEqual([2, 0, expect.stringContaining('4 MiB')])
  })

  it('is not printed where it is refused, where authmd keeps nothing there, or where it is not UTF-8', () => {
    const root = repository({ 'CLAUDE.md': '# A\n' })
    const broken = authmd(root, ['apply', '-'], '# A\n\n<!-- authmd:start auth v=1 t=1 sum=abcdef -->\n')
    expect([broken.code, broken.stdout.length]).toEqual([2, 0])
    expect(broken.stderr).toContain('CLAUDE.md:3')
    const other = authmd(root, ['apply', '-', '--path', 'README.md'], '# A\n')
    expect([other.code, other.stdout.length]).toEqual([2, 0])
    expect(other.stderr).toContain('keeps nothing in README.md')
    mkdirSync(join(root, 'sub'))
    const below = authmd(join(root, 'sub'), ['apply', '-', '--path', 'README.md'], '# A\n')
    expect(below.stderr).toContain(
      'keeps nothing in README.md here, only in `../CLAUDE.md`, `../.gitignore`;',
    )
    const latin = authmd(root, ['apply', '-'], Buffer.from([0x23, 0x20, 0xe9, 0x0a]))
    expect([latin.code, latin.stderr]).toEqual([2, expect.stringContaining('not UTF-8')])
    put(root, { 'CLAUDE.md': '# A\n' })
    expect(authmd(root, ['check', '-', '.'], '# A\n').code).toBe(2)
  })
})
