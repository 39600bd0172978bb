import { spawnSync } from 'node:child_process'
import type { HelperFacts } from '../../credentials/facts.ts'
import { describe } from '../credentials/describe.ts'
import { keep, type Vault } from '../credentials/vault.ts'
import { errorCode } from '../error-code.ts'
import { type Machine, variable } from '../machine/machine.ts'
import { ownPath } from '../own-path.ts'

/**
 * Runs the helper of the user or the administrator, as Claude Code would: through the shell, with the person's
 * environment. Not in the project, and with nothing of the project on PATH. A project's helper is never run.
 */
export function runHelper(
  command: string,
  input: {
    readonly helper: HelperFacts
    readonly vault: Vault
    readonly world: Machine
  },
): HelperFacts {
  const { helper, vault, world } = input
  if (!/^(?:user|managed):/.test(helper.source)) return { ...helper, run: 'refused-project' }
  const { shell, args, verbatim } = shellFor(command, world)
  const result = spawnSync(shell, args, {
    windowsVerbatimArguments: verbatim,
    cwd: world.home,
    env: { ...world.env, PATH: ownPath(world) },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 10_000,
    killSignal: 'SIGKILL',
    maxBuffer: 1024 * 1024,
    windowsHide: true,
  })
  if (result.error !== undefined)
    return { ...helper, run: errorCode(result.error) === 'ETIMEDOUT' ? 'timed-out' : 'not-started' }
  if (result.status !== 0)
    return { ...helper, run: 'exit-code', ...(result.status === null ? {} : { exitCode: result.status }) }
  const output = result.stdout.trim()
  if (output === '') return { ...helper, run: 'no-output' }
  if (/[\r\n]/.test(output)) return { ...helper, run: 'several-lines' }
  keep(vault, helper.source, output)
  return { ...helper, run: 'ok', output: describe(output) }
}

/**
 * By absolute path: Windows looks for a bare name in the current folder first. With `/s`, cmd takes one pair of quotes
 * off and leaves those of the command alone, which has to arrive as it is written.
 */
function shellFor(
  command: string,
  world: Machine,
): { readonly shell: string; readonly args: readonly string[]; readonly verbatim: boolean } {
  if (world.platform !== 'win32') return { shell: '/bin/sh', args: ['-c', command], verbatim: false }
  const system = `${variable(world, 'SystemRoot') ?? 'C:\\Windows'}\\System32`
  return { shell: `${system}\\cmd.exe`, args: ['/d', '/s', '/c', `"${command}"`], verbatim: true }
}
