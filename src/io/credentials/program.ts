import { spawnSync } from 'node:child_process'
import { accessSync, constants, realpathSync, statSync } from 'node:fs'
import { delimiter, isAbsolute, join, relative, resolve } from 'node:path'

export interface ProgramResult {
  readonly status: number | null
  readonly stdout: string
}

/** Starts one program by absolute path and waits for it. `undefined`: it did not start or took too long. */
export type RunProgram = (
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
) => ProgramResult | undefined

/** Nothing is inherited: not the environment, not the folder, no terminal. */
export const runProgram: RunProgram = (file, args, env) => {
  const result = spawnSync(file, args, {
    cwd: process.platform === 'win32' ? undefined : '/',
    env: { ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 2000,
    maxBuffer: 1024 * 1024,
    windowsHide: true,
  })
  return result.error === undefined ? { status: result.status, stdout: result.stdout } : undefined
}

/**
 * A program on PATH, as the real path of an executable file that lies outside the project and outside any
 * `node_modules/.bin`: a repository may plant a `claude` or a `tmux`, and it must not be started.
 */
export function findProgram(name: string, path: string | undefined, project: string): string | undefined {
  for (const folder of (path ?? '').split(delimiter)) {
    if (!isAbsolute(folder) || /[\\/]node_modules[\\/]\.bin[\\/]?$/.test(folder)) continue
    if (isInside(folder, project)) continue
    for (const ending of process.platform === 'win32' ? ['.exe', '.cmd'] : ['']) {
      const real = executable(join(folder, name + ending))
      if (real !== undefined && !isInside(real, project)) return real
    }
  }
  return undefined
}

function executable(file: string): string | undefined {
  try {
    accessSync(file, constants.X_OK)
    const real = realpathSync(file)
    return statSync(real).isFile() ? real : undefined
  } catch {
    return undefined
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(resolve(folder), resolve(path))
  return way === '' || (!way.startsWith('..') && !isAbsolute(way))
}
