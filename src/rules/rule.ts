import type { Diagnosis } from '../credentials/facts.ts'
import type { InTheWay } from '../credentials/in-the-way.ts'
import type { SourceId } from '../credentials/types.ts'
import type { Severity } from '../types.ts'

/** What can have happened. A cause is only told for what it can explain, and what a set-up contradicts is dropped. */
export type Outcome =
  /** Nothing was sent: no credential was found. */
  | 'silent'
  /** The client refused to send what it found. */
  | 'refused'
  /** The server did not accept the credential. */
  | 'rejected'
  /** The credential is known, and may not do this. */
  | 'forbidden'
  /** No credits, or another account pays than the reader thinks. */
  | 'billing'
  /** The address or the model is not there. */
  | 'missing'
  /** No answer of the server. */
  | 'unreachable'
  /** The server had trouble. */
  | 'service'
  /** The way to a login failed. */
  | 'login'
  /** A cloud provider's own credentials. */
  | 'provider'
  /** Somebody other than Claude Code or its API. */
  | 'elsewhere'

/** What a rule found, before the fix is written for the reader's shell and place. */
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
  /** The source on which the fix acts; where none is named, the one that is sent. */
  readonly source?: SourceId
  /** The name, address or command that is right. */
  readonly right?: string
  /** Which of several fixes of the rule is meant. */
  readonly fix?: string
  /** What it can explain, where not all that its rule can. */
  readonly explains?: readonly Outcome[]
  /** What has to go before the fix, which is written for the set-up without it. */
  readonly inTheWay?: readonly InTheWay[]
  /** What stops the client is told by another rule, before this one. */
  readonly behind?: true
}

/**
 * One thing that can be wrong. Its page is `templates/explain/<id>.md`, whose front matter names the reported causes that
 * it finds and the group of the guide in which they stand; its fixtures are `fixtures/rules/<id>/`.
 */
export interface Rule {
  /** Kebab-case; it never changes meaning. */
  readonly id: string
  readonly severity: Severity
  /** What it can explain; none: it is worth knowing and no cause. */
  readonly explains: readonly Outcome[]
  /**
   * It says what happened rather than why, and stands behind every cause that does; `unseen`: unless it was seen.
   * `sender`: it says who answered, which is told anyway, so that a text of that server adds nothing to it.
   */
  readonly generic?: 'always' | 'unseen' | 'sender'
  /** The other causes rest on what it says is not so, or not known: it comes before each of them. */
  readonly first?: true
  /** The set-up rules it out, however clearly a text names it; `score` is how clearly it does. */
  readonly contradicted?: (diagnosis: Diagnosis, score: number) => boolean
  /** About a credential of Anthropic's, for which no cloud provider asks: with one in use, nothing is seen. */
  readonly onlyAnthropic?: true
  /** With its fix a login counts that does not count now. */
  readonly uncovers?: 'login'
  /** The honest answer where nothing else is found: no cause, and before what is only worth knowing. */
  readonly rest?: true
  /** It only says that another way counts than the reader may think: no news where that one is expected. */
  readonly choice?: true
  readonly check: (diagnosis: Diagnosis) => readonly Found[]
}
