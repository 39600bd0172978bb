import type { Expected } from '../credentials/facts.ts'
import type { ProbeOptions } from '../io/probe-credentials.ts'
import type { Shell } from '../shells/shell.ts'

/** What doctor is asked. */
export interface DoctorOptions {
  readonly probe: ProbeOptions
  readonly shell?: Shell
  readonly online: boolean
  readonly allowHosts: readonly string[]
  readonly runHelper: boolean
  /** Ask the person's own client. */
  readonly prove: boolean
  /** What was printed, by whomever. */
  readonly message?: string
  readonly expect?: Expected
}
