import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { authmd, folder, put, read, repository, shippedAuthmd } from '../repository/repository.ts'
import { git } from '../support/fixture.ts'

const doc = '# Lock\n\n- one\n'
const commands = [
  ['apply', '--dry-run'],
  ['check'],
  ['apply'],
  ['check'],
  ['apply', '--add-shell', 'fish'],
  ['remove'],
]

function program(root: string, path: string, trace: string): string {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `#!/bin/sh\necho "${path}" >> "${trace}/ran"\nexit 0\n`)
  chmodSync(file, 0o755)
  return file
}

describe('a hostile repository', () => {
  it('runs nothing that its git configuration, hooks and attributes name', async () => {
    const trace = folder()
    const root = repository({
      'CLAUDE.md': doc,
      '.env': 'A=1\n',
      '.gitattributes': '* filter=evil diff=evil\n',
      // Patterns that only git itself can judge, so that it is started.
      '.gitignore': '[.]env*\n**/x?y\n!/.en[v].[e]xample\n*.m[d]\n',
    })
    const evil = program(root, 'evil.sh', trace)
    for (const hook of ['post-index-change', 'fsmonitor-watchman', 'pre-commit', 'reference-transaction'])
      for (const place of ['.git/hooks', 'hooks']) program(root, `${place}/${hook}`, trace)
    put(root, {
      'evil.config': `[core]\n\tfsmonitor = ${evil}\n\tpager = ${evil}\n[alias]\n\tls-files = !${evil}\n`,
    })
    const settings = {
      'core.fsmonitor': evil,
      'core.hooksPath': join(root, 'hooks'),
      'core.pager': evil,
      'core.editor': evil,
      'core.sshCommand': evil,
      'core.alternateRefsCommand': evil,
      'core.excludesFile': join(root, 'evil.sh'),
      'core.worktree': '/etc',
      'diff.external': evil,
      'diff.evil.textconv': evil,
      'diff.evil.command': evil,
      'filter.evil.clean': evil,
      'filter.evil.smudge': evil,
      'filter.evil.process': evil,
      'credential.helper': evil,
      'gpg.program': evil,
      'alias.check-ignore': `!${evil}`,
      'alias.ls-files': `!${evil}`,
      'alias.status': `!${evil}`,
      'include.path': join(root, 'evil.config'),
    }
    for (const [name, value] of Object.entries(settings)) git(root, 'config', name, value)
    git(root, 'config', '--unset', 'core.worktree')
    // Asked plainly, git does run them, or this test would prove nothing.
    spawnSync('git', ['status'], { cwd: root, env: { PATH: process.env['PATH'] } })
    expect(readdirSync(trace)).toEqual(['ran'])
    rmSync(join(trace, 'ran'))
    git(root, 'config', 'core.worktree', '/etc')
    for (const args of commands) expect((await authmd(root, args)).code).toBeLessThanOrEqual(1)
    expect(readdirSync(trace)).toEqual([])
  })

  it('starts no program that it planted, wherever `PATH` leads first', async () => {
    const trace = folder()
    const root = repository({ 'CLAUDE.md': doc, '.env': 'A=1\n', '.gitignore': '[.]env*\n' })
    const names = ['git', 'node', 'sh', 'bash', 'claude', 'npx', 'npm', 'ps', 'wslpath']
    const places = ['bin', 'node_modules/.bin', '.', 'tools/node_modules/.bin']
    for (const place of places) for (const name of names) program(root, join(place, name), trace)
    const path = [...places.map(place => join(root, place)), '.', './bin', '', process.env['PATH']].join(
      delimiter,
    )
    // The planted git runs for whoever trusts this PATH.
    spawnSync('git', ['status'], { cwd: root, env: { PATH: path } })
    expect(readdirSync(trace)).toEqual(['ran'])
    rmSync(join(trace, 'ran'))
    for (const args of commands)
      expect((await authmd(root, args, { PATH: path })).code).toBeLessThanOrEqual(1)
    expect(readdirSync(trace)).toEqual([])
  })

  it('loads no code and no setting of Node that it holds', () => {
    const trace = folder()
    const script = `require('fs').appendFileSync(${JSON.stringify(join(trace, 'ran'))}, 'x')`
    const root = repository({
      'CLAUDE.md': doc,
      '.npmrc': 'node-options=--require=./evil.cjs\nscript-shell=./evil.sh\n',
      'evil.cjs': script,
      'package.json': JSON.stringify({ name: 'x', type: 'module', scripts: { preinstall: 'node evil.cjs' } }),
      'node_modules/yargs/index.js': script,
      'node_modules/atomically/index.js': script,
      'node_modules/authmd/dist/bin.cjs': script,
      'templates/claude-md/section.md': script,
      'templates/claude-md/section.js': script,
      '.authmd/templates/evil.js': script,
      'authmd.config.js': script,
      '.authmdrc.js': script,
      '.claude/settings.json': JSON.stringify({ apiKeyHelper: 'node evil.cjs', hooks: {} }),
      '.envrc': 'node evil.cjs\n',
      'mise.toml': '[hooks]\nenter = "node evil.cjs"\n',
    })
    for (const args of commands) expect(shippedAuthmd(root, args).code).toBeLessThanOrEqual(1)
    expect(readdirSync(trace)).toEqual([])
    expect(read(root, 'CLAUDE.md')).toBe(doc)
  })

  it.each([
    ['the colours of a title', '\x1b]0;owned\x07'],
    ['a cleared screen', '\x1b[2J\x1b[H'],
    ['one-byte escapes', '\x9b31m\x9d0;owned\x9c'],
    ['a text turned round', '\u202etxt.exe\u2066'],
    ['an overwritten line', 'bad\rgood'],
    ['backspaces', 'bad\b\b\bgood'],
  ])('lets no raw control character through to a terminal: %s', async (_, evil) => {
    const unsafe = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/
    const parent = folder()
    const name = `re${evil}po`
    const root = put(join(parent, name), {
      'CLAUDE.md': `# A${evil}\n\n- ${evil} one\n\n${evil}`,
      '.env.example': `A=${evil}\n`,
      '.gitignore': `# ${evil}\n${evil}*\n!.env\n`,
    })
    git(root, 'init', '-q')
    const link = repository({ 'CLAUDE.md': { link: `${evil}.md` } })
    for (const args of [
      ['apply', name, '-n'],
      ['check', name],
      ['apply', name],
      ['remove', name, '-n'],
      ['remove', name],
      ['check', name, '--format', 'github'],
      ['apply', `${name}x`],
      ['check', link],
      ['--shell', evil],
      [`--${evil}`],
      [evil],
    ]) {
      const { stdout, stderr } = await authmd(parent, args)
      expect(unsafe.exec(stdout)).toBe(null)
      expect(unsafe.exec(stderr)).toBe(null)
    }
    const { edits } = JSON.parse((await authmd(parent, ['check', name, '--json'])).stdout)
    expect(JSON.stringify(edits)).not.toBe('[]')
  })

  it('is not led out of the repository by what markers record', async () => {
    const parent = put(folder(), { 'theirs.md': 'theirs\n' })
    for (const guide of [
      '../theirs.md',
      '/etc/theirs.md',
      'a/../../theirs.md',
      '.git/config',
      '.git/hooks/x.md',
    ]) {
      const root = put(join(parent, `r${Math.random()}`), {
        'CLAUDE.md': `# A\n\n<!-- authmd:start auth v=1 t=1 sum=aaaaaa target=claude-md,guide guide=${guide} -->\n\nx\n\n<!-- authmd:end auth\n-->\n`,
      })
      git(root, 'init', '-q')
      const config = read(root, '.git/config')
      await authmd(root)
      await authmd(root, ['remove'])
      expect(read(root, '.git/config')).toBe(config)
      expect(read(parent, 'theirs.md')).toBe('theirs\n')
      expect(readdirSync(join(root, '.git/hooks')).filter(name => name === 'x.md')).toEqual([])
    }
    expect(readdirSync(parent).filter(name => !name.startsWith('r'))).toEqual(['theirs.md'])
  })
})
