import type { Credential, Resolution } from '../credentials/types.ts'
import type { Machine } from '../io/machine/machine.ts'
import { probeCredentials } from '../io/probe-credentials.ts'
import { conclude } from '../rules/diagnose.ts'

/** Which credential Claude Code sends from a directory. */
export interface ResolvedCredentials {
  /** Of `claude -p`. */
  readonly resolution: Resolution
  /** Of an interactive session, in which a key has to be approved once. */
  readonly interactive: Resolution
  /** Every definition that was found, described: kind, length, defects. A value never leaves the reader. */
  readonly credentials: readonly Credential[]
}

/** The first half of a diagnosis: what is sent, without a word on what is wrong with it. */
export function resolveMachine(machine: Machine): ResolvedCredentials {
  const { resolution, interactive, credentials } = conclude(probeCredentials(machine).facts)
  return { resolution, interactive, credentials }
}
