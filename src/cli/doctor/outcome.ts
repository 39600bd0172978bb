import type { Diagnosis } from '../../credentials/facts.ts'
import type { Answer } from '../../diagnosis/diagnosis.ts'
import type { Finding } from '../../types.ts'
import type { ExitCode } from '../world.ts'

export interface Outcome {
  readonly diagnosis: Diagnosis
  readonly findings: readonly Finding[]
  readonly answer: Answer
  readonly exitCode: ExitCode
  /** Sentences about the run itself. */
  readonly notes: readonly string[]
}
