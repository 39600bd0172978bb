import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The running process, for a caller who does not say otherwise. */
export function thisProcess(env: Readonly<Record<string, string | undefined>> = process.env) {
  return { env, platform: process.platform, pid: process.pid, packageRoot: packageRoot() }
}

/** The folder of this package: the nearest above that holds `templates/`, from `src/` as from any bundled file. */
export function packageRoot(): string {
  for (let at = import.meta.dirname; ; at = dirname(at)) {
    if (existsSync(join(at, 'templates', 'claude-md'))) return at
    if (dirname(at) === at) throw new Error('the templates of authmd are missing: install it again')
  }
}
