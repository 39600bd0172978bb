import { judge, type Verdict } from './judge.ts'
import type { SecretKind } from './kind.ts'
import { findTokens } from './token.ts'

/** A credential written into a text. It holds no value. */
export interface SecretHit {
  readonly kind: SecretKind
  /** Characters, prefix included. */
  readonly length: number
  readonly verdict: NonNullable<Verdict>
  /** Offsets of its first and behind its last character. */
  readonly start: number
  readonly end: number
  /** True where it is wrapped over lines or split into string literals. */
  readonly split: boolean
}

/** The Anthropic credentials written into a text, without placeholders, in order. */
export function scanText(text: string): readonly SecretHit[] {
  return findTokens(text).flatMap(token => {
    const verdict = judge(token)
    const start = token.pieces[0]?.start
    const end = token.pieces.at(-1)?.end
    if (verdict === undefined || start === undefined || end === undefined) return []
    return [{ kind: token.kind, length: token.length, verdict, start, end, split: token.pieces.length > 1 }]
  })
}
