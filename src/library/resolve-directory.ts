import { resolve } from 'node:path'
import { type ResolvedCredentials, resolveMachine } from '../diagnosis/resolve-machine.ts'
import { thisMachine } from '../io/machine/this-machine.ts'
import { thisProcess } from '../io/machine/this-process.ts'
import type { Options } from './options.ts'

/** See `resolveCredentials`. */
export function resolveDirectory(directory: string, options: Pick<Options, 'env'>): ResolvedCredentials {
  const { env, platform, pid } = thisProcess(options.env)
  // Programs would be started for what only rules ask for: a Keychain, a tmux server, the client's version.
  const { run: _, ...machine } = thisMachine({ env, cwd: resolve(directory), platform, pid })
  return resolveMachine(machine)
}
