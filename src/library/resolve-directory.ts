import { resolve } from 'node:path'
import type { Credential, Resolution } from '../credentials/types.ts'
import { thisMachine } from '../io/machine/this-machine.ts'
import { thisProcess } from '../io/machine/this-process.ts'
import { probeCredentials } from '../io/probe-credentials.ts'
import { conclude } from '../rules/diagnose.ts'
import type { Options } from './options.ts'

/** Which credential Claude Code sends from a directory. */
export interface ResolvedCredentials {
  /** Of `claude -p`. */
  readonly resolution: Resolution
  /** Of an interactive session, in which a key has to be approved once. */
  readonly interactive: Resolution
  /** Every definition that was found, described: kind, length, defects. A value never leaves the reader. */
  readonly credentials: readonly Credential[]
}

/** See `resolveCredentials`. */
export function resolveDirectory(directory: string, options: Pick<Options, 'env'>): ResolvedCredentials {
  const { env, platform, pid } = thisProcess(options.env)
  // Programs would be started for what only rules ask for: a Keychain, a tmux server, the client's version.
  const { run: _, ...machine } = thisMachine({ env, cwd: resolve(directory), platform, pid })
  const { resolution, interactive, credentials } = conclude(probeCredentials(machine).facts)
  return { resolution, interactive, credentials }
}
