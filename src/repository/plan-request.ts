import type { ChosenOptions } from '../options/options.ts'
import type { Configured } from './read-configured.ts'
import type { GivenFile } from './read-repository.ts'

export interface PlanRequest {
  /** A real path. */
  readonly root: string
  /** By flag or by the options of the library. */
  readonly asked: ChosenOptions
  /** Whether misleading sentences that a person wrote may be replaced: asked for by `overwrite`, and confirmed. */
  readonly mayReplace?: boolean
  readonly want: 'present' | 'absent'
  /** A text that counts instead of the file at its path. */
  readonly given?: GivenFile
  /** A configuration for this and other repositories, below their own. */
  readonly policy?: Configured | undefined
}
