import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { run as check } from '../../src/cli/check/run.ts'
import { commands } from '../../src/cli/commands/index.ts'
import { run } from '../../src/cli/guide/run.ts'
import { main } from '../../src/cli/main.ts'
import { readWithYargs } from '../../src/cli/yargs/read.ts'
import { findPager } from '../../src/io/pager.ts'
import { fakeWorld, type WorldOptions } from '../support/world.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'authmd-guide-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const guide = async (
  flags: Readonly<Record<string, boolean | string | readonly string[]>>,
  options: WorldOptions = {},
) => {
  const world = fakeWorld({ cwd: folder, ...options })
  const exitCode = await run({ flags, positionals: [] }, world)
  return { exitCode, ...world.printed }
}
/** The same by a command line, as it is read. */
const asked = async (...flags: readonly string[]) => {
  const world = fakeWorld({ cwd: folder, argv: ['guide', ...flags] })
  return { code: await main(world), ...world.printed }
}
const put = (path: string, text: string) => {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}
const program = (path: string, text: string) => {
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
  chmodSync(path, 0o755)
  return path
}

describe('authmd guide', () => {
  it('refuses --json instead of printing text to a program that reads JSON', async () => {
    expect(await asked('--json')).toMatchObject({ code: 2, stdout: '' })
  })
  it('prints the whole guide as text that fits 80 columns, but for commands and addresses, which are never broken', async () => {
    const { exitCode, stdout, stderr } = await guide({ shell: ['zsh'], os: ['macos'] })
    expect([exitCode, stderr]).toEqual([0, ''])
    for (const line of stdout.split('\n')) {
      if (line.startsWith('    ') || /^ *(?:- )?\(?\S+\)?,?$/.test(line)) continue
      expect([...line].length, line).toBeLessThanOrEqual(80)
    }
    expect(stdout).toContain('\n    printenv ANTHROPIC_API_KEY | wc -c\n')
    expect(stdout).not.toMatch(/<!--|^```|\x1b/m)
  })
  it('refuses --quiet, which would leave nothing, but beside a file that it writes', async () => {
    expect(await asked('--quiet')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('--output'),
    })
    execFileSync('git', ['init', '-q'], { cwd: folder, env: { PATH: '/usr/bin:/bin', HOME: folder } })
    writeFileSync(join(folder, 'CLAUDE.md'), '# Project\n\nText.\n')
    expect(await asked('--output', 'docs/auth.md', '--quiet')).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(existsSync(join(folder, 'docs/auth.md'))).toBe(true)
    expect(await asked('--html', '--output', 'docs/a.html', '--quiet')).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    })
  })
  it('shows the decision tree as an outline', async () => {
    const { stdout } = await guide({})
    expect(stdout).not.toContain('flowchart')
    expect(stdout).toContain('    What does Claude Code print?\n    ├─ Not logged in\n')
    expect(stdout).toContain('with a plan: Log in again')
  })
  it('prints Markdown with --markdown, and takes the shell from --shell', async () => {
    const { stdout } = await guide({ markdown: true, shell: ['fish'] })
    expect(stdout.startsWith('# Claude Code authentication')).toBe(true)
    expect(stdout).toContain('```fish')
    expect(stdout).not.toContain('```zsh')
  })
  it('speaks of everything with --all', async () => {
    const { stdout } = await guide({ all: true, markdown: true })
    for (const place of ['- tcsh: ', '- WSL: ', '- Windows: ', '- macOS: '])
      expect(stdout).toContain(`\n${place}`)
  })
  it('has front matter on demand, for a site of the reader’s own', async () => {
    const { stdout } = await guide({ 'front-matter': true, shell: ['fish'] })
    expect(stdout).toMatch(/^---\ntitle: Claude Code authentication\n/)
    const both = await asked('--front-matter', '--output', 'docs/auth.md')
    expect(both).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('--front-matter') })
  })
  it('follows what the section records, on whichever machine it is read', async () => {
    const env = { PATH: '/usr/bin:/bin', HOME: folder }
    execFileSync('git', ['init', '-q'], { cwd: folder, env })
    writeFileSync(join(folder, 'CLAUDE.md'), '# Project\n\nText.\n')
    await guide({ output: 'docs/auth.md', yes: true, shell: ['fish'], os: ['macos'] }, { env })
    const { stdout } = await guide({ markdown: true }, { env: { ...env, SHELL: '/bin/zsh' } })
    expect(stdout).toContain('```fish')
    expect(stdout).not.toContain('```zsh')
  })
  it.each([
    ['keys', 'Never create an API key.', /Set, keep, check, restart/i],
    ['start-up files', 'No API key in `~/.zshrc`, ever.', />> ?["~$]|For good: in `~/],
  ])('prints what --output writes where the document forbids %s', async (_, rule, forbidden) => {
    const env = { PATH: '/usr/bin:/bin', HOME: folder }
    execFileSync('git', ['init', '-q'], { cwd: folder, env })
    writeFileSync(join(folder, 'CLAUDE.md'), `# Project\n\n## Claude Code\n\n${rule}\n`)
    const flags = { shell: ['zsh'], os: ['macos'] }
    const { stdout } = await guide({ ...flags, markdown: true }, { env })
    const onTerminal = await guide(flags, { env })
    await guide({ ...flags, output: 'docs/auth.md', yes: true }, { env })
    const titles = (text: string) => text.match(/^#+ .*$/gm)?.map(title => title.replace(/^#+ /, ''))
    const written = readFileSync(join(folder, 'docs/auth.md'), 'utf8')
    expect(titles(stdout)).toEqual(titles(written))
    for (const text of [stdout, onTerminal.stdout, written]) expect(text).not.toMatch(forbidden)
    writeFileSync(join(folder, 'CLAUDE.md'), '# Project\n')
    expect((await guide({ ...flags, markdown: true }, { env })).stdout).toMatch(forbidden)
  })
  it('prints the templates of the team, as --output writes them', async () => {
    put('authmd.config.json', '{ "templates": "ours", "help": "#keys" }')
    put(
      'ours/guide/rotation/anthropic.md',
      '---\nsource: https://a.example\nverified: 2026-11-28\n---\n\nAsk in {{help}}, they rotate.\n',
    )
    const { stdout } = await guide({ markdown: true })
    expect(stdout).toContain('Ask in #keys, they rotate.')
  })
  it('refuses an unknown shell and a positional, and says what to do', async () => {
    await expect(guide({ shell: ['fihs'] })).rejects.toThrow(/did you mean `fish`/)
    expect(() => readWithYargs(['guide', 'zsh'], commands)).toThrow(
      /To write a file: authmd guide --output FILE$/,
    )
  })
  it('writes the guide into the repository with --output, where check finds it current', async () => {
    const env = { PATH: '/usr/bin:/bin', HOME: folder }
    execFileSync('git', ['init', '-q'], { cwd: folder, env })
    writeFileSync(join(folder, 'CLAUDE.md'), '# Project\n\nText.\n')
    const { exitCode } = await guide({ output: 'docs/auth.md', yes: true, shell: ['zsh'] }, { env })
    expect(exitCode).toBe(0)
    const text = readFileSync(join(folder, 'docs/auth.md'), 'utf8')
    expect(text).toContain('# Claude Code authentication')
    const world = fakeWorld({ cwd: folder, env })
    expect(await check({ flags: {}, positionals: [] }, world)).toBe(0)
    expect(readFileSync(join(folder, 'CLAUDE.md'), 'utf8')).toContain('(docs/auth.md)')
  })
})

describe('the pager', () => {
  it('gets the text on a terminal, with its colours', async () => {
    const seen = join(folder, 'seen')
    const pager = program(join(folder, 'bin', 'page'), `#!/bin/sh\ncat > ${seen}\n`)
    const cwd = join(folder, 'project')
    mkdirSync(cwd)
    const { stdout } = await guide(
      {},
      { cwd, isTTY: true, env: { PAGER: pager, TERM: 'xterm', PATH: '/usr/bin:/bin' } },
    )
    expect(stdout).toBe('')
    expect(readFileSync(seen, 'utf8')).toContain('\x1b[1mClaude Code authentication\x1b[22m')
  })
  it('is not used without a terminal, in CI, with --no-pager, or where PAGER is empty or cat', async () => {
    const marker = join(folder, 'ran')
    const pager = program(join(folder, 'bin', 'page'), `#!/bin/sh\ntouch ${marker}\n`)
    const cwd = join(folder, 'project')
    mkdirSync(cwd)
    const env = { PAGER: pager, TERM: 'dumb', PATH: '/usr/bin:/bin' }
    const outputs = [
      await guide({}, { cwd, env }),
      await guide({}, { cwd, isTTY: true, env: { ...env, CI: 'true' } }),
      await guide({ 'no-pager': true }, { cwd, isTTY: true, env }),
      await guide({}, { cwd, isTTY: true, env: { ...env, PAGER: 'cat' } }),
      await guide({}, { cwd, isTTY: true, env: { ...env, PAGER: '' } }),
    ]
    for (const { stdout } of outputs) expect(stdout).toContain('Claude Code authentication')
    expect(existsSync(marker)).toBe(false)
  })
  it('is never a program of the project, of node_modules or of a relative path, nor a shell command', () => {
    const project = join(folder, 'project')
    const planted = program(join(project, 'less'), '#!/bin/sh\n')
    const module = program(join(folder, 'node_modules', '.bin', 'less'), '#!/bin/sh\n')
    const good = program(join(folder, 'bin', 'less'), '#!/bin/sh\n')
    const path = [project, join(folder, 'node_modules', '.bin'), '.', join(folder, 'bin')].join(':')
    const find = (pager: string | undefined) =>
      findPager({ env: { PATH: path, PAGER: pager }, project })?.program
    expect(find(undefined)).toBe(good)
    for (const pager of [
      planted,
      module,
      './less',
      '../project/less',
      'less; touch x',
      '$(touch x)',
      'less|sh',
    ])
      expect(find(pager), pager).toBe(good)
    expect(findPager({ env: { PATH: path, PAGER: 'less -S -x4' }, project })).toEqual({
      program: good,
      args: ['-S', '-x4'],
    })
    expect(findPager({ env: { PATH: project }, project })).toBeUndefined()
  })
})
