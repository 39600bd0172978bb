import type { UsedSource } from '../names.ts'
import type { Proves } from '../types.ts'

/** Who can have written an error text that a person pastes. */
export type SenderKind =
  | 'anthropic'
  /** Where people sign in: the pages and the server of logins, not the API. */
  | 'sign-in'
  | 'gateway'
  | 'cloud'
  | 'github'
  | 'npm'
  | 'git'
  | 'mcp'
  | 'proxy'
  | 'client'
  | 'unknown'

export interface Sender {
  readonly kind: SenderKind
  /** As its makers write it: `LiteLLM`, `Amazon Bedrock`. */
  readonly name?: string
  /** Where it is reached, if it is in few places only; from elsewhere its text was passed on. */
  readonly hosts?: readonly string[]
}

/** A cause with its weight: 100 says it all, 10 is a possibility. Only for the order. */
export type Weighted = readonly [ruleId: string, score: number]

/** One text, told by its structure: what it says, which status it came with, which shape its body had. */
export interface Wording {
  /** Kebab-case; names what the text says. */
  readonly id: string
  readonly sender: Sender
  readonly proves: Proves
  /** Any of these has to stand in the text; `…` is a gap. White space, punctuation and case don't count. */
  readonly says: readonly string[]
  /** None of these may stand in it. */
  readonly unless?: readonly string[]
  /** The status has to be one of these, where the text names one. */
  readonly status?: readonly number[]
  /** Counts only where no wording that says more was found. */
  readonly general?: true
  /** A new login did not go through: until it does, what made it necessary is told behind it. */
  readonly way?: 'login'
  /** Best first. */
  readonly causes: readonly Weighted[]
  /** What the text means, one sentence without full stop. */
  readonly why: string
  /** The text as it is printed. */
  readonly seen: string
  /** Where it was seen: a measurement, a page, an issue. */
  readonly source: string
}

export interface RankedCause {
  readonly ruleId: string
  readonly score: number
  /** What the text says, one sentence without full stop; never a part of the text. */
  readonly why: string
}

/**
 * What a text tells. Nothing of the text itself comes out again but the id of a request and the names of variables, which
 * have forms of their own: so a credential in it can't leak from here.
 */
export interface MessageReading {
  /** Of the wording that says most; `unknown` where none was found and no shape tells it. */
  readonly sender: Sender
  /** Of the same wording; absent where none was found. */
  readonly proves?: Proves
  /** The HTTP status that the text names. */
  readonly status?: number
  /** Nothing else stands in the text than this status. */
  readonly isAlone?: true
  /** The words of the first wording that stand in the text, as the table spells them. */
  readonly says?: string
  /** Of the same wording: a new login that did not go through. */
  readonly way?: 'login'
  /** What the run says it used. */
  readonly used?: UsedSource
  /** The variables that it calls missing. */
  readonly missing?: readonly string[]
  /** A session printed it, and no `claude -p`. */
  readonly inSession?: true
  /** The id that the API gave the request; its support asks for it. */
  readonly requestId?: string
  /** It was read by its words alone, and names neither Claude Code nor anybody else: whose error it is, nobody knows. */
  readonly isOfNobody?: true
  /** Another program printed it, as far as its words tell; the hosts that it names. Never told: they are parts of the text. */
  readonly foreign?: readonly string[]
  /** What was recognized, the most telling first. */
  readonly wordings: readonly Wording[]
  /** Best first. Empty: the text is not known. */
  readonly causes: readonly RankedCause[]
}
