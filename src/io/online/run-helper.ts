import { spawnSync } from 'node:child_process'
import { delimiter, isAbsolute, relative, sep } from 'node:path'
import type { HelperFacts } from '../../credentials/facts.ts'
import type { SourceId } from '../../credentials/types.ts'
import { describe } from '../credentials/describe.ts'
import { keep, type Vault } from '../credentials/vault.ts'
import type { ProbeWorld } from '../credentials/world.ts'

/**
 * Runs the helper of the user or the administrator, as Claude Code would: through the shell, with the person's
 * environment. Not in the project, and with nothing of the project on PATH. A project's helper is never run.
 */
export function runHelper(
  command: string,
  input: {
    readonly helper: HelperFacts
    readonly vault: Vault
    readonly world: ProbeWorld
    readonly project: string
  },
): HelperFacts {
  const { helper, vault, world, project } = input
  if (!/^(?:user|managed):/.test(helper.source)) return { ...helper, run: 'refused-project' }
  const [shell, ...args] =
    world.platform === 'win32' ? ['cmd.exe', '/d', '/s', '/c', command] : ['/bin/sh', '-c', command]
  const result = spawnSync(shell ?? '/bin/sh', args, {
    cwd: world.home,
    env: { ...world.env, PATH: pathWithout(project, world.env['PATH'] ?? '') },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 10_000,
    killSignal: 'SIGKILL',
    maxBuffer: 1024 * 1024,
    windowsHide: true,
  })
  if (result.error !== undefined) {
    const code = 'code' in result.error ? result.error.code : undefined
    return { ...helper, run: code === 'ETIMEDOUT' ? 'timed-out' : 'not-started' }
  }
  if (result.status !== 0)
    return { ...helper, run: 'exit-code', ...(result.status === null ? {} : { exitCode: result.status }) }
  const output = result.stdout.trim()
  if (output === '') return { ...helper, run: 'no-output' }
  if (/[\r\n]/.test(output)) return { ...helper, run: 'several-lines' }
  keep(vault, helper.source as SourceId, output)
  return { ...helper, run: 'ok', output: describe(output) }
}

function pathWithout(project: string, path: string): string {
  return path
    .split(delimiter)
    .filter(folder => {
      const way = relative(project, folder)
      const inside = way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
      return isAbsolute(folder) && !inside
    })
    .join(delimiter)
}
