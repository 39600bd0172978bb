import type { Diagnosis } from '../../credentials/facts.ts'
import type { Answer } from '../../diagnosis/diagnosis.ts'
import type { ToolHere } from '../../report/tool-here.ts'
import type { Finding } from '../../types.ts'
import type { ExitCode } from '../world.ts'

export interface Outcome {
  readonly diagnosis: Diagnosis
  readonly findings: readonly Finding[]
  readonly answer: Answer
  /** What was not looked into, as findings; the answer has it in its sentences. */
  readonly left: readonly Finding[]
  readonly exitCode: ExitCode
  /** How the reader starts doctor again. */
  readonly tool: ToolHere
  /** Sentences about the run itself. */
  readonly notes: readonly string[]
  /** Milliseconds since 1970. */
  readonly now: number
  /** The version of Node, where it is known. */
  readonly node?: string
}
