import { copyFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { fake } from '../secrets/fake.ts'
import { findingsOf, folderWith, git, put, repositoryWith, runScan } from './run-scan.ts'

const key = fake('api03')
const told = (findings: readonly { ruleId: string; severity: string; file?: string; line?: number }[]) =>
  findings.map(
    ({ ruleId, severity, file, line }) => `${severity} ${ruleId} ${file ?? ''}${line ? `:${line}` : ''}`,
  )

describe('scan of a repository', () => {
  it('looks into tracked files, and into settings, memory and env files whatever git makes of them', async () => {
    const folder = repositoryWith({
      'src/a.js': `"${key}"`,
      '.gitignore': '.env\n.claude/settings.local.json\n*.log\n',
    })
    put(folder, '.env', `ANTHROPIC_API_KEY=${key}\n`)
    put(folder, '.claude/settings.local.json', JSON.stringify({ env: { ANTHROPIC_API_KEY: key } }))
    put(folder, 'packages/b/.mcp.json', JSON.stringify({ env: { KEY: key } }))
    put(folder, 'CLAUDE.md', key)
    put(folder, 'untracked.txt', key)
    put(folder, 'debug.log', key)
    put(folder, 'node_modules/x/.env', key)
    const { code, out } = await runScan(folder, ['--json'])
    expect(told(JSON.parse(out).findings)).toEqual([
      'error credential-in-file src/a.js:1',
      'error credential-in-file CLAUDE.md:1',
      'error credential-in-file packages/b/.mcp.json:1',
      'warning credential-in-file .claude/settings.local.json:1',
      'info credential-in-file .env:1',
    ])
    expect(code).toBe(1)
  })

  it('answers 0 where the only key is in an env file that git ignores: that is its place', async () => {
    const folder = repositoryWith({ '.gitignore': '.env\n' })
    put(folder, '.env', `ANTHROPIC_API_KEY=${key}\n`)
    const { code, out } = await runScan(folder, [])
    expect(code).toBe(0)
    expect(out).toContain('info     .env:1')
    expect((await runScan(folder, ['--quiet'])).out).toBe('')
  })

  it('is started from any folder of the repository, and reads the whole of it', async () => {
    const folder = repositoryWith({ 'a.txt': key, 'sub/b.txt': 'nothing' })
    expect((await findingsOf(join(folder, 'sub'))).map(finding => finding.file)).toEqual(['a.txt'])
  })

  it('tells a tracked env file by what is in it, an ignored example file, and a login file', async () => {
    const folder = repositoryWith({
      '.env': 'PORT=3000\nNAME=app\n',
      'api/.env.production': '# db\nDB_PASSWORD=hunter2hunter2\n',
      'web/.env.local': 'API_KEY=your-key-here\nTOKEN=${CI_TOKEN}\n',
      '.env.example': '# ANTHROPIC_API_KEY=\n',
      'home/.claude/.credentials.json': JSON.stringify({
        claudeAiOauth: { accessToken: fake('oat01'), refreshToken: fake('ort01') },
      }),
      'docs/.credentials.json': '{}',
    })
    put(folder, '.gitignore', '.env*\n')
    put(folder, 'pkg/.env.sample', '# KEY=\n')
    const { code, out } = await runScan(folder, ['--json'])
    expect(told(JSON.parse(out).findings).sort()).toEqual([
      'error env-file-tracked api/.env.production:2',
      'error login-file-in-repository home/.claude/.credentials.json',
      'warning env-file-tracked .env',
      'warning env-file-tracked web/.env.local',
      'warning example-file-ignored pkg/.env.sample',
    ])
    expect(code).toBe(1)
    expect(out).not.toContain('hunter2')
  })

  it('needs a repository, or paths', async () => {
    const folder = folderWith({ 'a.txt': key })
    const { code, err } = await runScan(folder, [])
    expect(code).toBe(2)
    expect(err).toContain('This is not a git repository: name the files or folders to scan')
    expect((await runScan(folder, ['missing.txt'])).code).toBe(2)
    expect((await runScan(folder, ['--staged', 'a.txt'])).code).toBe(2)
    expect((await runScan(folder, ['--history'])).code).toBe(2)
  })
})

describe('scan of given paths', () => {
  it('reads files, folders and standard input', async () => {
    const folder = folderWith({ 'a/b/c.txt': key, 'a/d.txt': 'x', 'e.txt': key, 'a/node_modules/x.js': key })
    expect((await findingsOf(folder, 'a', 'e.txt')).map(finding => finding.file)).toEqual([
      'a/b/c.txt',
      'e.txt',
    ])
    const { code, out } = await runScan(folder, ['-'], { stdin: `one\ntwo ${key}\n` })
    expect(code).toBe(1)
    expect(out).toMatch(/^error {4}standard input:2 {2}A Console API key/)
    expect((await runScan(folder, ['-'], { stdin: 'nothing' })).code).toBe(0)
  })

  it('follows no link in a folder, and a named link only inside', async () => {
    const outside = folderWith({ 'secret.txt': key })
    const folder = folderWith({ 'in.txt': key })
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'out.txt'))
    symlinkSync(outside, join(folder, 'out'))
    symlinkSync(join(folder, 'in.txt'), join(folder, 'alias.txt'))
    expect((await findingsOf(folder, '.')).map(finding => finding.file)).toEqual(['in.txt'])
    expect((await findingsOf(folder, 'alias.txt')).map(finding => finding.file)).toEqual(['alias.txt'])
    expect(await findingsOf(folder, 'out.txt')).toEqual([])
  })
})

describe('scan --staged', () => {
  it('reads what would be committed, not what lies in the work tree', async () => {
    const folder = repositoryWith({ 'old.txt': key, 'clean.txt': 'x' })
    put(folder, 'staged.txt', `a\n${key}\n`)
    put(folder, 'clean.txt', 'still clean')
    put(folder, 'utf16.txt', Buffer.from(`\ufeff${key}`, 'utf16le'))
    put(folder, 'with space\nand line.txt', key)
    git(folder, 'add', '.')
    put(folder, 'staged.txt', 'taken out again, but still staged')
    put(folder, 'clean.txt', `only in the work tree: ${key}`)
    const { code, out } = await runScan(folder, ['--staged', '--json'])
    expect(code).toBe(1)
    expect(told(JSON.parse(out).findings).sort()).toEqual([
      'error credential-in-file staged.txt:2',
      'error credential-in-file utf16.txt:1',
      'error credential-in-file with space\nand line.txt:1',
    ])
  })

  it('reads the index that git names in a hook: that of `git commit --all` is another one', async () => {
    const folder = repositoryWith({ 'a.txt': 'nothing\n' })
    copyFileSync(join(folder, '.git/index'), join(folder, '.git/usual'))
    put(folder, 'a.txt', `${key}\n`)
    git(folder, 'add', 'a.txt')
    copyFileSync(join(folder, '.git/index'), join(folder, '.git/next-index'))
    copyFileSync(join(folder, '.git/usual'), join(folder, '.git/index'))
    expect((await runScan(folder, ['--staged'])).code).toBe(0)
    expect((await runScan(folder, ['--staged'], { index: '.git/next-index' })).code).toBe(1)
  })

  it('works before the first commit, and with nothing staged', async () => {
    const folder = folderWith({ 'a.txt': key })
    git(folder, 'init', '-q')
    expect((await runScan(folder, ['--staged'])).code).toBe(0)
    git(folder, 'add', '.')
    expect((await findingsOf(folder, '--staged')).map(finding => finding.file)).toEqual(['a.txt'])
  })
})

describe('progress', () => {
  it('is drawn on a terminal only, on standard error, and is taken away', async () => {
    const folder = folderWith(
      Object.fromEntries(
        Array.from({ length: 3000 }, (_, i) => [`d${i % 10}/f${i}.txt`, 'text\n'.repeat(200)]),
      ),
    )
    // The bar is drawn ten times a second; here each look at the clock is a fifth of one.
    let now = 0
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => (now += 200))
    const shown = await runScan(folder, ['.'], { isTTY: true })
    clock.mockRestore()
    expect(shown.err).toMatch(/\r\[#*-*\] [\d,]+ of 3,000 files/)
    expect(shown.err).toMatch(/\r +\rNo credentials in 3,000 files\.\n$/)
    expect((await runScan(folder, ['.'])).err).toBe('No credentials in 3,000 files.\n')
    expect((await runScan(folder, ['.', '--quiet'], { isTTY: true })).err).toBe('')
  })
})
