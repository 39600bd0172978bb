import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync, Visitor } from 'rolldown/utils'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }
import { bundle, runBundle } from './support/bundle.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const long = process.env['AUTHMD_LONG'] === '1'
const folder = mkdtempSync(join(tmpdir(), 'authmd-package-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What a bundled file does when it is loaded, and what it holds that costs. */
function examine(file: string) {
  const text = readFileSync(file, 'utf8')
  const requires: string[] = []
  const atLoad: string[] = []
  const mines: string[] = []
  let depth = 0
  const enter = () => {
    depth += 1
  }
  const leave = () => {
    depth -= 1
  }
  new Visitor({
    FunctionDeclaration: enter,
    'FunctionDeclaration:exit': leave,
    FunctionExpression: enter,
    'FunctionExpression:exit': leave,
    ArrowFunctionExpression: enter,
    'ArrowFunctionExpression:exit': leave,
    CallExpression: ({ callee, arguments: [first] }) => {
      if (callee.type !== 'Identifier' || callee.name !== 'require') return
      // A template literal without holes is how the minifier writes a string.
      const name =
        first?.type === 'Literal'
          ? String(first.value)
          : first?.type === 'TemplateLiteral'
            ? (first.quasis[0]?.value.cooked ?? '')
            : undefined
      if (name === undefined) return
      requires.push(name)
      if (depth === 0) atLoad.push(name)
    },
    Literal: ({ raw }) => {
      if (raw !== null && /^\/.*\/[a-z]*v[a-z]*$/.test(raw)) mines.push(raw)
    },
    MemberExpression: ({ object, property }) => {
      if (depth === 0 && object.type === 'Identifier' && object.name === 'Intl') mines.push('Intl at load')
      if (property.type === 'Identifier' && property.name === 'localeCompare' && depth === 0)
        mines.push('localeCompare at load')
    },
  }).visit(parseSync(file, text, { sourceType: 'script' }).program)
  return { text, requires, atLoad, mines }
}

const filesBelow = (path: string) =>
  readdirSync(path, { recursive: true, encoding: 'utf8' }).map(name => join(path, name))
const builtin = (name: string) => name.startsWith('node:') || builtinModules.includes(name)

describe('the bundle', () => {
  const files = filesBelow(join(root, 'dist')).filter(file => file.endsWith('.cjs'))

  it('loads nothing at the start but node:fs, and is small', () => {
    expect(examine(bundle).atLoad).toEqual(['node:fs'])
    expect(statSync(bundle).size).toBeLessThan(20_000)
  })

  it('holds no /v literal and prepares no Intl object at load, which cost 10 to 20 ms each', () => {
    for (const file of files) expect(examine(file).mines, file).toEqual([])
    expect(examine(bundle).text).not.toMatch(/\bIntl\b|localeCompare/)
  })

  it('needs no package', () => {
    const wanted = files.flatMap(file => examine(file).requires)
    expect(wanted.filter(name => !builtin(name) && !name.startsWith('.'))).toEqual([])
    expect(Object.keys(packageJson)).not.toContain('dependencies')
  })

  it('names the licence of everything that it holds', () => {
    const licences = readFileSync(join(root, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8')
    expect(licences).toMatch(/^yargs 18\.\d+\.\d+ \(MIT\)$/m)
    expect(licences).toMatch(/Permission is hereby granted/)
    expect(licences).not.toContain(root)
  })

  it('names no path of the machine that built it', () => {
    for (const file of filesBelow(join(root, 'dist')).filter(path => statSync(path).isFile()))
      expect(readFileSync(file, 'utf8').includes(root), file).toBe(false)
  })

  it('prints the version without loading another file of its own', () => {
    const { stdout, loaded } = trace(['--version'])
    expect(stdout).toBe(`${packageJson.version}\n`)
    expect(loaded).toEqual([bundle])
  })

  it('never loads yargs for an ordinary command line, and loads it for a mistake', () => {
    const withYargs = (args: readonly string[]) =>
      trace(args).loaded.some(file => readFileSync(file, 'utf8').includes('yargs'))
    expect(withYargs(['--complete', ''])).toBe(false)
    expect(withYargs(['check', '--json', folder])).toBe(false)
    expect(withYargs(['--bogus'])).toBe(true)
  })

  it('shows its help', () => {
    const { code, stdout } = runBundle(['--help'])
    expect(code).toBe(0)
    expect(stdout).toContain('Usage: authmd')
  })
})

/** Runs the tool and tells which of its own files it loaded. */
function trace(args: readonly string[]) {
  const list = join(folder, 'loaded.json')
  const hook = join(folder, 'hook.cjs')
  writeFileSync(
    hook,
    `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(list)}, JSON.stringify(Object.keys(require.cache).filter(file => file !== __filename))))`,
  )
  const { stdout } = spawnSync(process.execPath, ['--require', hook, bundle, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: {},
  })
  const loaded: readonly string[] = JSON.parse(readFileSync(list, 'utf8'))
  return { stdout, loaded }
}

describe('the library', () => {
  it('is a module without dependencies that a browser can load', () => {
    const { module } = parseSync('index.js', readFileSync(join(root, 'dist/index.js'), 'utf8'))
    expect(
      module.staticImports
        .map(({ moduleRequest }) => moduleRequest.value)
        .filter(name => !name.startsWith('.')),
    ).toEqual([])
  })
})

/** What a program may say, and, below each mark, what it may not. */
const publicUse = `
import { apply, check, plan as makePlan, remove, resolveCredentials, InputError, version } from 'authmd'
import type { Credential, Edit, Finding, Options, Outcome, Plan, Refusal, RepositoryPlan, Resolution } from 'authmd'
import { explain, mask, mergeDocument, planFiles } from 'authmd/core'
import authSection, { type AuthSectionOptions } from 'authmd/remark'

export const options: Options = { os: ['linux'], provider: 'bedrock', addTargets: ['guide'], onEdit: 'keep' }
export const read = (plan: Plan): string => version + plan.edits.map(edit => edit.path).join()
export const kinds = (edit: Edit, finding: Finding, refusal: Refusal) => [edit.before, finding.ruleId, refusal.reason]
export const sent = async (): Promise<Resolution> => (await resolveCredentials('.')).resolution
export const written = async (): Promise<boolean> => (await apply('.', options)).written
export const taken = async (): Promise<Outcome> => remove('.')
export const planned = async (): Promise<readonly RepositoryPlan[]> => [(await check('.')).plan, (await makePlan('.')).plan]
export const caught = (error: unknown) => error instanceof InputError && error.code === 'unknown-name'
export const text: string = mask('x')
export const pure = [explain, mergeDocument, planFiles]
export const plugin: readonly [typeof authSection, AuthSectionOptions] = [authSection, {}]

// @ts-expect-error a plan has no such part
export const wrong = (plan: Plan) => plan.nothing
// @ts-expect-error no such provider
export const provider: Options = { provider: 'elsewhere' }
// @ts-expect-error no such system
export const system: Options = { os: ['beos'] }
// @ts-expect-error a described credential has no value
export const value = (credential: Credential) => credential.value
// @ts-expect-error a plan can't be changed
export const change = (plan: Plan) => { plan.edits = [] }
`

/** Asks each import of the package for something. */
const everyImport = `
import { createRequire } from 'node:module'
import { check } from 'authmd'
import { mergeDocument } from 'authmd/core'
import authSection from 'authmd/remark'
import { creator } from 'authmd/secretlint'
const schema = createRequire(import.meta.url)('authmd/schema/config.schema.json')
const { current } = await check('.')
const isMerged = mergeDocument({ text: '# A\\n' }).text.includes('authmd:start')
console.log([current, isMerged, typeof authSection, typeof creator, typeof schema.properties].join())
`

describe('the packed tarball', () => {
  const project = join(folder, 'project')
  beforeAll(() => {
    // `npm test` has built dist/; building again here would pull it away under the other tests.
    npm(root, 'pack', '--ignore-scripts', '--pack-destination', folder)
    mkdirSync(project)
    writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }')
    npm(project, 'install', '--offline', join(folder, `authmd-${packageJson.version}.tgz`))
  })

  it('installs as one package, offline', () => {
    const installed = readdirSync(join(project, 'node_modules')).filter(name => !name.startsWith('.'))
    expect(installed).toEqual(['authmd'])
  })

  it('holds one declaration file for each import, with the public types by name', () => {
    const dist = join(project, 'node_modules/authmd/dist')
    const declared = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(name =>
      name.endsWith('.d.ts'),
    )
    expect(declared.sort()).toEqual(['core.d.ts', 'index.d.ts', 'remark.d.ts', 'secretlint.d.ts'])
    for (const name of declared) {
      const text = readFileSync(join(dist, name), 'utf8')
      expect(text).not.toMatch(/from ['"]\.|\.cache|import\(/)
    }
  })

  it.each(['nodenext', 'bundler'])('gives its types to a strict project that resolves as %s', resolution => {
    // Whoever uses remark has these.
    for (const name of ['mdast', 'unist'])
      cpSync(join(root, 'node_modules/@types', name), join(project, 'node_modules/@types', name), {
        recursive: true,
      })
    writeFileSync(join(project, 'use.ts'), publicUse)
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const module = resolution === 'bundler' ? 'esnext' : 'nodenext'
    const { stdout } = spawnSync(
      process.execPath,
      [
        tsc,
        '--noEmit',
        '--strict',
        '--skipLibCheck',
        'false',
        '--target',
        'es2022',
        '--module',
        module,
        '--moduleResolution',
        resolution,
        'use.ts',
      ],
      { cwd: project, encoding: 'utf8' },
    )
    expect(stdout).toBe('')
  })

  const versions = long ? ['20.19', '22', '24', '26'] : []
  it.each(['this Node', ...versions])('works from end to end on %s', { timeout: 300_000 }, version => {
    const node = version === 'this Node' ? process.execPath : install(version)
    const repository = mkdtempSync(join(folder, 'repository-'))
    const run = (...args: readonly string[]) => {
      const bin = join(project, 'node_modules/authmd/dist/bin.cjs')
      const env = { HOME: folder, PATH: process.env['PATH'] }
      const { status, stdout, stderr } = spawnSync(node, [bin, ...args], {
        cwd: repository,
        env,
        encoding: 'utf8',
      })
      return { status, text: stdout + stderr }
    }
    execFileSync('git', ['init', '--quiet'], { cwd: repository })
    writeFileSync(join(repository, 'CLAUDE.md'), '# Project\n\nUse tabs.\n')
    const before = readFileSync(join(repository, 'CLAUDE.md'), 'utf8')

    expect(run('--version').text).toBe(`${packageJson.version}\n`)
    expect(run('--help')).toMatchObject({ status: 0 })
    expect(run('check')).toMatchObject({ status: 1 })
    expect(run('apply', '--yes')).toMatchObject({ status: 0 })
    expect(readFileSync(join(repository, 'CLAUDE.md'), 'utf8')).toContain('<!-- authmd:start ')
    expect(run('check')).toMatchObject({ status: 0 })
    expect(run('remove', '--yes')).toMatchObject({ status: 0 })
    expect(readFileSync(join(repository, 'CLAUDE.md'), 'utf8')).toBe(before)
    expect(run('doctor').text).not.toMatch(/Internal error/)
    expect(run('explain', 'Credit balance is too low')).toMatchObject({ status: 0 })
    expect(run('scan')).toMatchObject({ status: 0 })
    expect(run('guide', '--html', '--output', 'page.html')).toMatchObject({ status: 0 })

    writeFileSync(join(project, 'every-import.mjs'), everyImport)
    const imported = spawnSync(node, [join(project, 'every-import.mjs')], {
      cwd: repository,
      encoding: 'utf8',
    })
    expect(imported).toMatchObject({ stderr: '', stdout: 'false,true,function,object,object\n' })
  })
})

/** A Node of that line, from the registry; gives the path of its binary. */
function install(version: string): string {
  const home = join(folder, `node-${version}`)
  mkdirSync(home)
  writeFileSync(join(home, 'package.json'), '{ "private": true }')
  npm(home, 'install', `node@${version}`)
  const node = join(home, 'node_modules/node/bin/node')
  expect(execFileSync(node, ['--version'], { encoding: 'utf8' })).toMatch(
    new RegExp(`^v${version.replace('.', '\\.')}\\.`),
  )
  return node
}

function npm(cwd: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel', 'error'], {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(`npm ${args[0]} failed: ${stderr}`)
}
