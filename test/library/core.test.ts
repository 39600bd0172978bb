import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build as esbuild } from 'esbuild'
import { rolldown } from 'rolldown'
import { parseSync } from 'rolldown/utils'
import { build as vite } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as core from '../../src/portable/index.ts'
import { runBundle } from '../support/bundle.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'authmd-core-'))
const entry = join(folder, 'use.js')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// Somebody else's project, which has the package as npm would put it.
beforeAll(() => {
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(root, join(folder, 'node_modules', 'authmd'), 'junction')
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  writeFileSync(
    entry,
    `import { explain, mask, mergeDocument, planFiles, version } from 'authmd/core'
     const plan = planFiles({ files: { 'CLAUDE.md': '# Project\\r\\n' }, options: { shells: ['fish'] } })
     const again = mergeDocument({ text: '# Project\\n', options: { shells: ['fish'] } })
     const [page] = explain('Not logged in · Please run /login', { shell: 'fish' }).pages
     console.log(JSON.stringify([version, plan.edits.map(({ path }) => path), /fish_config|config\\.fish/.test(again.text), page.id, mask('x'), typeof authmd]))`,
  )
})

const said = () =>
  JSON.stringify([core.version, ['CLAUDE.md', '.gitignore'], true, 'nothing-to-send', 'x', 'undefined'])

function printed(program: string, args: readonly string[]): string {
  return execFileSync(program, args, {
    cwd: folder,
    env: { HOME: folder, NO_COLOR: '1' },
    encoding: 'utf8',
  }).trim()
}

/** Everything that a module needs to be loaded, with what it asks of the world. */
function importsOf(file: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(file)) return []
  seen.add(file)
  const { module } = parseSync(file, readFileSync(file, 'utf8'))
  const names = module.staticImports.map(({ moduleRequest }) => moduleRequest.value)
  return names.flatMap(name => (name.startsWith('.') ? importsOf(join(file, '..', name), seen) : [name]))
}

describe('authmd/core', () => {
  it('exports these functions and nothing else', () => {
    expect(Object.keys(core).sort()).toEqual([
      'InputError',
      'explain',
      'mask',
      'mergeDocument',
      'planFiles',
      'version',
    ])
  })

  it.each(['core.js', 'remark.js', 'secretlint.js'])('imports no module of Node and no package: %s', name => {
    expect(importsOf(join(root, 'dist', name))).toEqual([])
  })

  it('gives the bytes of the command line', () => {
    const files = {
      'CLAUDE.md': '\uFEFF# Project\r\n\r\n* Use tabs.',
      '.env.example': 'A=1\n',
      '.gitignore': '.env\n',
    }
    const place = join(folder, 'same')
    mkdirSync(place)
    execFileSync('git', ['init', '-q'], { cwd: place, env: { PATH: process.env['PATH'], HOME: folder } })
    for (const [path, text] of Object.entries(files)) writeFileSync(join(place, path), text)
    const flags = ['--shell', 'zsh', '--os', 'macos', '--environment', 'vscode', '--provider', 'anthropic']
    expect(
      runBundle(['apply', '--yes', ...flags], {
        cwd: place,
        env: { PATH: process.env['PATH'], HOME: folder, CI: '1' },
      }).code,
    ).toBe(0)
    const options = {
      shells: ['zsh'],
      os: ['macos'],
      environments: ['vscode'],
      provider: 'anthropic',
    } as const
    const { edits, refusals } = core.planFiles({ files, options })
    expect(refusals).toEqual([])
    expect(edits.map(({ path }) => path)).toEqual(['CLAUDE.md', '.env.example', '.gitignore'])
    for (const { path, after } of edits) expect(after, path).toBe(readFileSync(join(place, path), 'utf8'))
    expect(
      core.planFiles({ files: Object.fromEntries(edits.map(e => [e.path, e.after ?? ''])) }).edits,
    ).toEqual([])
  })

  it('takes out what it put in, and merges one document alone', () => {
    const text = '# Project\r\n\r\ntext'
    const merged = core.mergeDocument({ text })
    expect(merged.text).toContain('authmd:start auth')
    const taken = core.planFiles({ files: { 'CLAUDE.md': merged.text }, want: 'absent' })
    expect(taken.edits).toMatchObject([{ path: 'CLAUDE.md', after: text }])
  })

  it('says so where it does not know a name or a text', () => {
    expect(() => core.planFiles({ files: {}, options: { shells: ['zhs' as 'zsh'] } })).toThrow(
      /did you mean `zsh`/,
    )
    expect(() => core.explain('x', { shell: 'zhs' })).toThrow(/did you mean `zsh`/)
    expect(core.explain('the cat sat on the mat')).toMatchObject({
      isKnown: false,
      pages: [{ id: 'text-unknown' }],
    })
  })

  it('is bundled by rolldown without a warning, and runs', async () => {
    const warnings: string[] = []
    const build = await rolldown({
      input: entry,
      platform: 'browser',
      onLog: (_, { message }) => warnings.push(message),
    })
    const file = join(folder, 'rolldown.js')
    await build.write({ file })
    expect(warnings).toEqual([])
    expect(printed(process.execPath, [file])).toBe(said())
  })

  it('is bundled by esbuild without a warning, and runs', async () => {
    const outfile = join(folder, 'esbuild.js')
    const { warnings, errors } = await esbuild({
      entryPoints: [entry],
      bundle: true,
      format: 'esm',
      platform: 'browser',
      logLevel: 'silent',
      outfile,
    })
    expect([...warnings, ...errors]).toEqual([])
    expect(printed(process.execPath, [outfile])).toBe(said())
  })

  it('is bundled by vite without a warning, and runs', async () => {
    const warnings: string[] = []
    const note = (message: string) => warnings.push(message)
    const silent = { info: () => undefined, clearScreen: () => undefined, hasErrorLogged: () => false }
    await vite({
      root: folder,
      configFile: false,
      customLogger: { ...silent, warn: note, warnOnce: note, error: note, hasWarned: false },
      build: {
        outDir: 'vite',
        lib: { entry, formats: ['es'], fileName: 'use' },
      },
    })
    expect(warnings).toEqual([])
    expect(printed(process.execPath, [join(folder, 'vite', 'use.js')])).toBe(said())
  })

  it('runs unbundled on this Node', () => {
    expect(printed(process.execPath, [entry])).toBe(said())
  })

  it.each(['nodenext', 'bundler'])('gives its types to a strict project without Node: %s', resolution => {
    writeFileSync(
      join(folder, 'types.ts'),
      `import { explain, planFiles, type Finding, type RepositoryPlan } from 'authmd/core'
       export const plan: RepositoryPlan = planFiles({ files: { 'CLAUDE.md': '' }, options: { provider: 'bedrock' } })
       export const findings: readonly Finding[] = plan.findings
       export const id: string | undefined = explain('x').pages[0]?.id
       // @ts-expect-error no such provider
       export const wrong = planFiles({ files: {}, options: { provider: 'other' } })\n`,
    )
    const flags = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--types', '', '--target', 'es2023']
    const way = [
      '--module',
      resolution === 'bundler' ? 'esnext' : 'nodenext',
      '--moduleResolution',
      resolution,
    ]
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const { stdout } = spawnSync(process.execPath, [tsc, ...flags, ...way, 'types.ts'], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect(stdout).toBe('')
  })
})

// Other engines, where the machine has them; with AUTHMD_LONG=1 they come from the registry.
describe.each([
  ['deno', ['run', '--quiet', '--node-modules-dir=manual']],
  ['bun', ['run']],
] as const)('authmd/core on %s', (name, args) => {
  const program = findEngine(name)
  it.skipIf(program === undefined)(
    program === undefined ? `SKIPPED: there is no ${name} on this machine` : 'runs unbundled',
    { timeout: 300_000 },
    () => {
      expect(printed(program ?? '', [...args, entry])).toBe(said())
    },
  )
})

function findEngine(name: 'deno' | 'bun'): string | undefined {
  const known = (process.env['PATH'] ?? '').split(delimiter).map(path => join(path, name))
  const found = known.find(existsSync)
  if (found !== undefined || process.env['AUTHMD_LONG'] !== '1') return found
  const home = join(folder, name)
  mkdirSync(home)
  writeFileSync(join(home, 'package.json'), '{ "private": true }')
  // A script of the package puts the program in place.
  const flags = ['--no-audit', '--no-fund', '--loglevel', 'error', '--ignore-scripts=false']
  const { status } = spawnSync('npm', ['install', name, ...flags], {
    cwd: home,
    shell: process.platform === 'win32',
  })
  if (status !== 0) return undefined
  return join(home, 'node_modules', '.bin', name)
}
