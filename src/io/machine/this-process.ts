import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** As in `process.platform`: of the system whose files and processes are asked, whatever machine a caller describes. */
export const thisPlatform: string = process.platform

/** The folder of Windows; undefined elsewhere. */
export function systemRoot(): string | undefined {
  return process.env['SystemRoot']
}

/** The running process, for a caller who does not say otherwise. */
export function thisProcess(env: Readonly<Record<string, string | undefined>> = process.env) {
  return { env, platform: thisPlatform, pid: process.pid, packageRoot: packageRoot() }
}

/** The folder of this package: the nearest above that holds `templates/`, from `src/` as from any bundled file. */
export function packageRoot(): string {
  for (let at = import.meta.dirname; ; at = dirname(at)) {
    if (existsSync(join(at, 'templates', 'claude-md'))) return at
    if (dirname(at) === at) throw new Error("authmd's templates are missing: install it again")
  }
}
