import type { Diagnosis } from '../credentials/facts.ts'
import type { Severity } from '../types.ts'

/** What a rule found, before the fix is written for the reader's shell. */
export interface Found {
  /** One sentence without full stop. */
  readonly reason: string
  /** Where it differs from the rule's. */
  readonly severity?: Severity
  readonly file?: string
  /** 1-based. */
  readonly line?: number
  /** The variable for which the fix is written; `ANTHROPIC_API_KEY` where none is named. */
  readonly variable?: string
}

/** One thing that can be wrong. Its text is `templates/explain/<id>.md`, its fixtures `fixtures/rules/<id>/`. */
export interface Rule {
  /** The file name; kebab-case; it never changes meaning. */
  readonly id: string
  readonly severity: Severity
  /** Numbers of the known causes that this rule finds; `test/rules/causes.test.ts` has the list. */
  readonly causes: readonly number[]
  readonly check: (diagnosis: Diagnosis) => readonly Found[]
}
