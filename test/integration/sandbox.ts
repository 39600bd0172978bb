import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url))

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** Both streams, for what a person would see. */
  readonly said: string
}

export interface RunOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
}

/** A temporary folder with a home of its own; nothing of this machine's settings is seen. */
export interface Sandbox {
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
  readonly run: (program: string, args: readonly string[], options?: RunOptions) => Ran
  readonly git: (cwd: string, ...args: string[]) => string
  /** A repository with these files in its first commit. */
  readonly repository: (name: string, files: Readonly<Record<string, string>>) => string
  /** The tool as a release ships it, with nothing to install. */
  readonly installPackage: (folder: string) => void
}

/** Made at once, and taken away after the tests of the file. */
export function createSandbox(): Sandbox {
  const folder = mkdtempSync(join(tmpdir(), 'authmd-integration-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const home = join(folder, 'home')
  const bin = join(folder, 'bin')
  for (const one of [home, bin]) mkdirSync(one)
  const env = {
    PATH: `${bin}:${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`,
    HOME: home,
    LANG: 'C.UTF-8',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@example.com',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.com',
    npm_config_offline: 'true',
    npm_config_update_notifier: 'false',
  }
  writeFileSync(
    join(home, '.gitconfig'),
    '[init]\n\tdefaultBranch = main\n[protocol "file"]\n\tallow = always\n',
  )

  const run: Sandbox['run'] = (program, args, options = {}) => {
    const { status, stdout, stderr, error } = spawnSync(program, args, {
      cwd: options.cwd ?? folder,
      env: { ...env, ...options.env },
      input: options.input ?? '',
      encoding: 'utf8',
      timeout: 600_000,
      maxBuffer: 64 * 1024 * 1024,
    })
    if (error !== undefined) throw error
    return { code: status, stdout, stderr, said: stdout + stderr }
  }
  const git: Sandbox['git'] = (cwd, ...args) => {
    const { code, stdout, said } = run('git', args, { cwd })
    if (code !== 0) throw new Error(`git ${args.join(' ')}: ${said}`)
    return stdout
  }
  const repository: Sandbox['repository'] = (name, files) => {
    const root = join(folder, name)
    git(folder, 'init', '--quiet', root)
    writeFiles(root, files)
    git(root, 'add', '--all')
    git(root, 'commit', '--quiet', '--message', 'First')
    return root
  }
  return { folder, env, run, git, repository, installPackage }
}

export function writeFiles(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

export function writeProgram(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  chmodSync(path, 0o755)
}

function installPackage(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const part of ['dist', 'templates', 'schema']) {
    cpSync(join(projectRoot, part), join(folder, part), { recursive: true })
  }
  const { name, version, bin, engines } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version, bin, engines }))
}

/** As npm would have put it into a project. */
export function linkIntoProject(sandbox: Sandbox, project: string): void {
  const modules = join(project, 'node_modules')
  sandbox.installPackage(join(modules, 'authmd'))
  mkdirSync(join(modules, '.bin'), { recursive: true })
  chmodSync(join(modules, 'authmd/dist/bin.cjs'), 0o755)
  symlinkSync('../authmd/dist/bin.cjs', join(modules, '.bin/authmd'))
}

/** A key of the right shape that is none: put together here, so that no scanner finds one in this file. */
export function plantedKey(): string {
  return ['sk', 'ant', `api03-${'Ab3dEf9hJk2mN'.repeat(7)}xyAA`].join('-')
}

/** For a run that fetches: the registry of this machine, wherever it is; everything else stays as in the sandbox. */
export function registry(): Readonly<Record<string, string>> {
  const named = ['registry', 'cafile'].map(name => {
    const { stdout } = spawnSync('npm', ['config', 'get', name], { encoding: 'utf8' })
    return [`npm_config_${name}`, stdout.trim()] as const
  })
  const known = named.filter(([, value]) => !['', 'null', 'undefined'].includes(value))
  return { ...Object.fromEntries(known), npm_config_offline: 'false' }
}

/** Which of these programs this machine lacks. */
export function missing(...programs: readonly string[]): string | undefined {
  return programs.find(program => spawnSync(program, ['--version']).error !== undefined)
}
