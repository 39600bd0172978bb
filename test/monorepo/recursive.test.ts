import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { nestedFiles } from '../../src/io/nested-files.ts'
import { filesBelow, git } from '../support/fixture.ts'
import { fakeWorld } from '../support/world.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

let root = ''
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'authmd-monorepo-')))
  folders.push(root)
  git(root, 'init', '-q', '--template=')
  put('CLAUDE.md', '# Project\n')
  put('.gitignore', 'out/\n.env\n.env.*\n!.env.example\n.claude/settings.local.json\nCLAUDE.local.md\n')
  put('packages/web/CLAUDE.md', '# Web\n\n- Use React.\n')
  put('packages/api/AGENTS.md', '# API\r\n')
})

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

const text = (path: string) => readFileSync(join(root, path), 'utf8')
const PATH = process.env['PATH']

async function run(...argv: readonly string[]) {
  const world = fakeWorld({ argv, cwd: root, env: { PATH, HOME: root, CI: '1' } })
  const code = await main(world)
  return { code, out: world.printed.stdout, err: world.printed.stderr }
}

const found = (path: string | undefined = PATH) => nestedFiles(root, { path }).files.map(file => file.path)

describe('agent files below the root', () => {
  const usual = ['packages/api/AGENTS.md', 'packages/web/CLAUDE.md']

  it('are those that git tracks or would add, without ignored and vendored ones', () => {
    put('out/CLAUDE.md', 'x\n')
    put('node_modules/a/CLAUDE.md', 'x\n')
    put('third_party/lib/AGENTS.md', 'x\n')
    put('copied/CLAUDE.md', 'x\n')
    put('.gitattributes', 'copied/** linguist-vendored\n')
    expect(found()).toEqual(usual)
    git(root, 'add', '-f', '-A')
    expect(found()).toEqual(['out/CLAUDE.md', ...usual].sort())
  })

  it('are found by walking where there is no git', () => {
    put('node_modules/a/CLAUDE.md', 'x\n')
    put('.hidden/CLAUDE.md', 'x\n')
    rmSync(join(root, '.git'), { recursive: true })
    expect(found()).toEqual(usual)
    expect(found('')).toEqual(usual)
  })

  it('may have names of every kind', () => {
    put('packages/a "b" ü\n/CLAUDE.md', 'x\n')
    expect(found()).toContain('packages/a "b" ü\n/CLAUDE.md')
  })

  it('are not asked of a git that the repository brings along', () => {
    put('bin/git', '#!/bin/sh\ntouch "$0.ran"\n')
    expect(found(`${join(root, 'bin')}:${PATH}`)).toEqual(usual)
  })
})

describe('--recursive', () => {
  it('writes the section at the root only, unless more is configured', async () => {
    expect((await run('apply', '--recursive')).code).toBe(0)
    expect(text('CLAUDE.md')).toContain('authmd:start')
    expect(text('packages/web/CLAUDE.md')).toBe('# Web\n\n- Use React.\n')
    expect((await run('check', '--recursive')).code).toBe(0)
  })

  it('puts a pointer of one line below the root where that is configured, with no flag', async () => {
    put('authmd.config.json', '{ "nested": "pointer", "shells": ["zsh"] }')
    expect((await run('apply')).code).toBe(0)
    expect(text('packages/web/CLAUDE.md')).toContain('See [CLAUDE.md](../../CLAUDE.md) for')
    expect(text('packages/web/CLAUDE.md').split('\n').length).toBeLessThan(14)
    expect(text('packages/api/AGENTS.md').replaceAll('\r\n', '')).not.toContain('\n')
    expect((await run('check')).code).toBe(0)
    expect((await run('check', '--recursive')).code).toBe(0)
  })

  it('puts the whole section below the root where that is configured', async () => {
    put('authmd.config.json', '{ "nested": "section", "shells": ["zsh"] }')
    await run('apply')
    expect(text('packages/web/CLAUDE.md')).toMatch(/authmd:start auth .* shell=zsh/)
    expect((await run('check')).code).toBe(0)
  })

  it('takes out what is below when none is configured, and keeps it current when nothing is', async () => {
    put('authmd.config.json', '{ "nested": "pointer", "shells": ["zsh"] }')
    await run('apply')
    rmSync(join(root, 'authmd.config.json'))
    expect((await run('check', '--recursive')).code).toBe(0)
    expect(text('packages/web/CLAUDE.md')).toContain('authmd:start')
    put('authmd.config.json', '{ "nested": "none", "shells": ["zsh"] }')
    expect((await run('check')).code).toBe(1)
    await run('apply')
    expect(text('packages/web/CLAUDE.md')).toBe('# Web\n\n- Use React.\n')
  })

  it('gives every byte back with remove --recursive', async () => {
    const before = filesBelow(root)
    put('authmd.config.json', '{ "nested": "pointer" }')
    await run('apply')
    rmSync(join(root, 'authmd.config.json'))
    expect((await run('remove', '--recursive')).code).toBe(0)
    expect(filesBelow(root)).toEqual(before)
  })

  it('writes through no file that is empty, a link to another, or nothing but an import', async () => {
    put('packages/empty/CLAUDE.md', '')
    put('packages/import/CLAUDE.md', '@AGENTS.md\n')
    put('packages/import/AGENTS.md', '# Both\n')
    put('packages/link/AGENTS.md', '# Linked\n')
    symlinkSync('AGENTS.md', join(root, 'packages/link/CLAUDE.md'))
    put('authmd.config.json', '{ "nested": "pointer" }')
    await run('apply')
    expect(text('packages/empty/CLAUDE.md')).toBe('')
    expect(text('packages/import/CLAUDE.md')).toBe('@AGENTS.md\n')
    expect(text('packages/import/AGENTS.md')).toContain('authmd:start')
    expect(text('packages/link/AGENTS.md').match(/authmd:start/g)).toHaveLength(1)
    expect((await run('check')).code).toBe(0)
  })

  it('refuses the whole repository for broken markers below the root', async () => {
    put('packages/web/CLAUDE.md', '# Web\n\n<!-- authmd:start auth v=1 t=1 sum=abcdef -->\n')
    const { code, out } = await run('apply', '--recursive')
    expect(code).toBe(2)
    expect(out).toContain('packages/web/CLAUDE.md')
    expect(text('CLAUDE.md')).toBe('# Project\n')
  })
})

describe('packages are named in the report', () => {
  const names = async () => {
    put('authmd.config.json', '{ "nested": "pointer" }')
    const { parts } = JSON.parse((await run('apply', '--dry-run', '--json')).out)
    const entries = parts.flatMap(({ path, note }: { path: string; note?: string }) =>
      note?.startsWith('package ') ? [[path, note.slice(8)]] : [],
    )
    return Object.fromEntries(entries)
  }
  const manifest = (name: string, more: object = {}) => `${JSON.stringify({ name, ...more })}\n`

  it.each([
    ['npm', { 'package.json': manifest('all', { workspaces: ['packages/*'] }) }],
    ['yarn', { 'package.json': manifest('all', { workspaces: { packages: ['./packages/*/'] } }) }],
    [
      'pnpm',
      {
        'package.json': manifest('all'),
        'pnpm-workspace.yaml': 'packages:\n  - packages/* # ours\n  - "!**/x"\n',
      },
    ],
    [
      'turbo',
      {
        'turbo.json': '{ "tasks": {} }',
        'package.json': manifest('all', { workspaces: ['packages/web', 'packages/api'] }),
      },
    ],
  ])('of the workspaces of %s', async (_, files) => {
    for (const [path, content] of Object.entries(files)) put(path, content)
    put('packages/web/package.json', manifest('@acme/web'))
    put('packages/api/package.json', '{ broken')
    put('packages/web/src/CLAUDE.md', '# Inner\n')
    expect(await names()).toEqual({
      'packages/web/CLAUDE.md': '@acme/web',
      'packages/web/src/CLAUDE.md': '@acme/web',
      'packages/api/AGENTS.md': 'packages/api',
    })
  })

  it('of the projects of nx', async () => {
    put('nx.json', '{}')
    put('packages/web/project.json', manifest('web-app'))
    expect(await names()).toEqual({ 'packages/web/CLAUDE.md': 'web-app' })
  })

  it('and no pattern leads out of the repository', async () => {
    // Out and in again: only that can be seen from outside.
    const around = [
      `../${basename(root)}/packages/*`,
      `${root}/packages/*`,
      'x/../packages/*',
      '../*',
      '/etc/*',
    ]
    put('package.json', manifest('all', { workspaces: around }))
    put('packages/web/package.json', manifest('@acme/web'))
    expect(await names()).toEqual({})
  })
})

describe('remove without --recursive', () => {
  it('takes out the pointers below too, since they lead to what goes, and leaves a section of a folder of its own', async () => {
    const before = filesBelow(root)
    put('authmd.config.json', '{ "nested": "pointer" }\n')
    await run('apply', '--yes')
    expect(text('packages/web/CLAUDE.md')).toContain('authmd:start')
    rmSync(join(root, 'authmd.config.json'))
    put('packages/own/CLAUDE.md', '# Own\n')
    await run('apply', '--yes', 'packages/own')
    const own = filesBelow(join(root, 'packages/own'))

    expect((await run('remove', '--yes')).code).toBe(0)
    expect(filesBelow(join(root, 'packages/own'))).toEqual(own)
    rmSync(join(root, 'packages/own'), { recursive: true })
    expect(filesBelow(root)).toEqual(before)
  })
})
