import { resolve } from 'node:path'
import { thisMachine } from '../io/machine/this-machine.ts'
import { thisProcess } from '../io/machine/this-process.ts'
import { probeCredentials } from '../io/probe-credentials.ts'
import { conclude } from '../rules/diagnose.ts'
import type { ResolvedCredentials } from './library.ts'
import type { Options } from './options.ts'

/** See `resolveCredentials`. */
export function resolveDirectory(directory: string, options: Pick<Options, 'env'>): ResolvedCredentials {
  const { env, platform, pid } = thisProcess(options.env)
  // Programs would be started for what only rules ask for: a Keychain, a tmux server, the client's version.
  const { run: _, ...machine } = thisMachine({ env, cwd: resolve(directory), platform, pid })
  const { resolution, interactive, credentials } = conclude(probeCredentials(machine).facts)
  return { resolution, interactive, credentials }
}
