import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { fakeWorld } from '../support/world.ts'

/** A temporary folder, taken away after the test. */
export function ground(files: Readonly<Record<string, string | Buffer>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'authmd-hostile-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) put(folder, path, content)
  return folder
}

export function put(folder: string, path: string, content: string | Buffer): string {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
  return file
}

/** Git as the person of the test, with no configuration of this machine. */
export function git(folder: string, ...args: readonly string[]): string {
  const who = ['-c', 'user.name=T', '-c', 'user.email=t@example.test', '-c', 'protocol.file.allow=always']
  return execFileSync('git', [...who, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      HOME: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** A repository with these files in its first commit. */
export function repository(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = ground(files)
  commitAll(folder)
  return folder
}

export function commitAll(folder: string): void {
  git(folder, 'init', '-q')
  git(folder, 'add', '-f', '.')
  git(folder, 'commit', '-q', '--allow-empty', '-m', 'one')
}

/** A program that leaves a trace when it is run. */
export interface Trap {
  readonly plant: (path: string) => string
  readonly sprung: () => boolean
}

export function trap(): Trap {
  const trace = join(ground(), 'ran')
  return {
    plant: path => {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, `#!/bin/sh\ntouch "${trace}"\ncat >/dev/null\nexit 0\n`)
      chmodSync(path, 0o755)
      return path
    },
    sprung: () => existsSync(trace),
  }
}

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** The whole tool in this process, in a world of the test with an empty home. */
export async function authmd(
  cwd: string,
  args: readonly string[],
  options: {
    readonly env?: Readonly<Record<string, string>>
    readonly stdin?: string
    readonly isTTY?: boolean
  } = {},
): Promise<Ran> {
  const home = join(tmpdir(), 'authmd-no-home')
  const { env, ...rest } = options
  const world = fakeWorld({
    ...rest,
    argv: args,
    cwd,
    env: { PATH: process.env['PATH'] ?? '', HOME: home, ...env },
  })
  const code = await main(world)
  return { code, out: world.printed.stdout, err: world.printed.stderr }
}

/** One call of every command that reads a repository. */
export const everyCommand: readonly (readonly string[])[] = [
  ['check'],
  ['check', '--recursive'],
  ['apply', '--dry-run'],
  ['apply', '--yes'],
  ['scan'],
  ['scan', '--staged'],
  ['scan', '.'],
  ['doctor'],
  ['guide'],
  ['remove', '--yes'],
]

/** The same, and every further command, with the flags that make it read or start something else. */
export const everyForm: readonly (readonly string[])[] = [
  ...everyCommand,
  ['check', '--exact'],
  ['check', '--target', 'guide'],
  ['check', '--format', 'sarif'],
  ['apply', '--recursive', '--dry-run'],
  ['apply', '--repair', '--dry-run'],
  ['apply', '--target', 'guide', '--yes'],
  ['remove', '--dry-run'],
  ['scan', '--format', 'sarif'],
  ['scan', '--rules', 'gitleaks'],
  ['doctor', '--error', 'API Error: 401 invalid x-api-key'],
  ['doctor', '--json'],
  ['doctor', '--markdown'],
  ['doctor', '--run-helper'],
  ['explain', 'invalid x-api-key'],
  ['completion', 'zsh'],
  ['schema', 'report'],
  ['guide', '--html'],
  ['--version'],
  ['--help'],
]
