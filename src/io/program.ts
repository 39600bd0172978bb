import { accessSync, constants, realpathSync, statSync } from 'node:fs'
import { delimiter, dirname, isAbsolute, join, relative, sep } from 'node:path'

/**
 * The absolute path of a program on `PATH`. A repository is untrusted: relative entries, entries and programs inside
 * `project`, and those inside any `node_modules` are passed over, also where a link leads there.
 */
export function findProgram(
  name: string,
  {
    path,
    project,
    platform = process.platform,
  }: {
    readonly path: string | undefined
    readonly project: string
    readonly platform?: string
  },
): string | undefined {
  const root = realPathOf(project) ?? project
  // Only what can be started without a shell: a `.cmd` would need one, and a shell reads arguments anew.
  const endings = platform === 'win32' ? ['.exe', '.com'] : ['']
  for (const folder of (path ?? '').split(delimiter)) {
    if (!isAbsolute(folder) || isUntrusted(folder, project) || isUntrusted(folder, root)) continue
    for (const ending of endings) {
      const candidate = join(folder, name + ending)
      const real = isExecutable(candidate) ? realPathOf(candidate) : undefined
      if (real !== undefined && !isUntrusted(real, root)) return candidate
    }
  }
  return undefined
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

function systemEnvironment(program: string): Record<string, string> {
  const systemRoot = process.env['SystemRoot']
  const folders = systemRoot === undefined ? ['/usr/bin', '/bin'] : [join(systemRoot, 'System32'), systemRoot]
  const env = { PATH: [dirname(program), ...folders].join(delimiter), LC_ALL: 'C', LANG: 'C' }
  return systemRoot === undefined ? env : { ...env, SystemRoot: systemRoot }
}

function isUntrusted(path: string, project: string): boolean {
  const way = relative(project, path)
  const inside = way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
  return inside || path.split(/[\\/]/).includes('node_modules')
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}
