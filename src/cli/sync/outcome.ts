import type { RepositoryPlan } from '../../core/plan-with.ts'
import type { ExitCode } from '../world.ts'
import type { Directory } from './directories.ts'

/** One repository with what became of it. */
export interface Outcome {
  readonly directory: Directory
  readonly plan: RepositoryPlan
  readonly exitCode: ExitCode
  /** Whether the edits were written. */
  readonly written: boolean
  /** Set where a person was asked and said no. */
  readonly isDeclined?: boolean
}
