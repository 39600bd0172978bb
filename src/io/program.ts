import { accessSync, constants, statSync } from 'node:fs'
import { basename, delimiter, dirname, isAbsolute, join, sep } from 'node:path'
import { systemRoot, thisPlatform } from './machine/this-process.ts'
import { realPathOf } from './real-path.ts'
import { foreignPlaces } from './trust-root.ts'

interface Search {
  /** The `PATH` of the process. */
  readonly path: string | undefined
  /** Where the work is done; `foreignPlaces` tells what of the repository around it is not trusted. */
  readonly project: string
  /** Given where the person's own programs in a home under git may run. */
  readonly home?: string
  readonly platform?: string
}

/**
 * The absolute path of a program on `PATH`, fit to be started. A repository is untrusted: relative entries, entries
 * and programs inside the repository around `project`, and those inside any `node_modules` are passed over, also where a link
 * leads there: but for npm's global folder, into which it links its programs.
 */
export function findProgram(name: string, search: Search): string | undefined {
  for (const { candidate, real } of executables(name, search)) {
    if (!isInModules(real) || isGlobal(candidate, real)) return candidate
  }
  return undefined
}

/**
 * Where a program on `PATH` is really installed, for a look at its folder. A link may lead into some `node_modules`:
 * what this names is not to be started.
 */
export function locateProgram(name: string, search: Search): string | undefined {
  for (const { real } of executables(name, search)) return real
  return undefined
}

/** Whether a program that is given by absolute path may be started: neither by its name nor by its links a project's own. */
export function mayStart(program: string, project: string): boolean {
  const isForeign = foreignPlaces(project)
  const names = [program, realPathOf(program) ?? program]
  return !names.some(name => isInModules(name) || isForeign(name))
}

interface Executable {
  readonly candidate: string
  readonly real: string
}

function* executables(
  name: string,
  { path, project, home, platform = thisPlatform }: Search,
): Generator<Executable> {
  const isForeign = foreignPlaces(project, home)
  // Only what can be started without a shell: a `.cmd` would need one, and a shell reads arguments anew.
  const endings = platform === 'win32' ? ['.exe', '.com'] : ['']
  for (const folder of (path ?? '').split(delimiter)) {
    if (!isAbsolute(folder) || isInModules(folder)) continue
    if (isForeign(folder)) continue
    for (const ending of endings) {
      const candidate = join(folder, name + ending)
      const real = isExecutable(candidate) ? realPathOf(candidate) : undefined
      if (real !== undefined && !isForeign(real)) yield { candidate, real }
    }
  }
}

export interface RunResult {
  /** `undefined`: it did not start, was ended by a signal, or took too long. */
  readonly status: number | undefined
  readonly stdout: string
  readonly stderr: string
}

/**
 * Starts a program by absolute path and waits for it, without a shell. It inherits nothing: its environment is `env`
 * and a `PATH` of its own folder and the system's.
 */
export function runProgram(input: {
  readonly program: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: string
  /** Milliseconds. */
  readonly timeout?: number
}): RunResult {
  // Loading it costs milliseconds that most runs don't need.
  const { spawnSync } = process.getBuiltinModule('node:child_process')
  const result = spawnSync(input.program, input.args, {
    cwd: input.cwd,
    env: { ...systemEnvironment(input.program), ...input.env },
    input: input.stdin ?? '',
    encoding: 'utf8',
    timeout: input.timeout ?? 10_000,
    killSignal: 'SIGKILL',
    maxBuffer: 64 * 1024 * 1024,
    windowsHide: true,
    shell: false,
  })
  const { error, status } = result
  const ended = error === undefined && status !== null
  return { status: ended ? status : undefined, stdout: result.stdout ?? '', stderr: result.stderr ?? '' }
}

/** What every program gets: a `PATH` of its own folder and the system's, and messages in English. */
export function systemEnvironment(program: string): Record<string, string> {
  const root = systemRoot()
  const folders = root === undefined ? ['/usr/bin', '/bin'] : [join(root, 'System32'), root]
  const env = { PATH: [dirname(program), ...folders].join(delimiter), LC_ALL: 'C', LANG: 'C' }
  return root === undefined ? env : { ...env, SystemRoot: root }
}

function isInModules(path: string): boolean {
  return path.split(/[\\/]/).includes('node_modules')
}

/**
 * Whether the person installed it with `npm install --global`: npm links `PREFIX/bin/NAME` to
 * `PREFIX/lib/node_modules/PACKAGE/…` (npm's documentation, "folders").
 */
function isGlobal(candidate: string, real: string): boolean {
  const bin = realPathOf(dirname(candidate))
  return (
    bin !== undefined &&
    !isInModules(bin) &&
    basename(bin) === 'bin' &&
    real.startsWith(join(dirname(bin), 'lib', 'node_modules') + sep)
  )
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
