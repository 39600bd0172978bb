import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { scan } from '../../src/cli/commands/scan.ts'
import { main } from '../../src/cli/main.ts'
import type { Finding } from '../../src/types.ts'
import { fakeWorld } from '../support/world.ts'

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs the command as `main` runs it, in a world of the test. */
export async function runScan(
  cwd: string,
  args: readonly string[],
  options: { readonly stdin?: string; readonly isTTY?: boolean; readonly index?: string } = {},
): Promise<Ran> {
  const world = fakeWorld({
    ...options,
    argv: ['scan', ...args],
    cwd,
    env: { PATH: process.env['PATH'], GIT_INDEX_FILE: options.index },
  })
  const code = await main(world, [scan])
  return { code, out: world.printed.stdout, err: world.printed.stderr }
}

/** The findings of a run with `--json`. */
export async function findingsOf(cwd: string, ...args: readonly string[]): Promise<readonly Finding[]> {
  const report = JSON.parse((await runScan(cwd, [...args, '--json'])).out)
  expect(report.refusals).toEqual([])
  return report.findings
}

/** A temporary folder with these files, taken away after the test. */
export function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'authmd-scan-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) put(folder, path, content)
  return folder
}

export function put(folder: string, path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}

export function putProgram(folder: string, path: string, content: string): void {
  put(folder, path, content)
  chmodSync(join(folder, path), 0o755)
}

/** Git as the person of the test, with no configuration of this machine. */
export function git(folder: string, ...args: readonly string[]): string {
  const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.test', '-c', 'init.defaultBranch=main']
  return execFileSync('git', [...who, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** A repository in which all these files are committed. */
export function repositoryWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = folderWith(files)
  git(folder, 'init', '-q')
  git(folder, 'add', '-f', '.')
  git(folder, 'commit', '-q', '--allow-empty', '-m', 'first')
  return folder
}
