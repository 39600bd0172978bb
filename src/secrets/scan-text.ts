import { judge, type Verdict } from './judge.ts'
import type { SecretKind } from './kind.ts'
import { namedValues } from './named-values.ts'
import { silencedBy } from './silenced-by.ts'
import { findTokens } from './token.ts'
import { base64Runs, type Unfolded, withoutEscapes } from './unfold.ts'

/** A credential written into a text. It holds no value. */
export interface SecretHit {
  readonly kind: SecretKind
  /** Characters, prefix included. */
  readonly length: number
  readonly verdict: NonNullable<Verdict>
  /** Offsets of its first and behind its last character; of what it is encoded in, where it is. */
  readonly start: number
  readonly end: number
  /** True where it is wrapped over lines or split into string literals. */
  readonly split: boolean
  /** Present where it does not stand there in plain characters. */
  readonly writing?: 'base64' | 'escapes'
  /** The comment on its line that allows it. */
  readonly silenced?: string
}

/** The credentials written into a text, in any writing, without placeholders, in order. */
export function scanText(text: string): readonly SecretHit[] {
  const escapes = withoutEscapes(text)
  const found = [
    ...plainHits(text),
    ...base64Runs(text).flatMap(run => unfoldedHits(run, 'base64')),
    ...(escapes === undefined ? [] : unfoldedHits(escapes, 'escapes')),
    ...namedValues(text).map(
      ({ kind, start, end }): SecretHit => ({
        kind,
        length: end - start,
        verdict: 'whole',
        start,
        end,
        split: false,
      }),
    ),
  ]
  const first = found.filter((hit, index) => !found.some((other, at) => at < index && overlap(hit, other)))
  return first
    .sort((a, b) => a.start - b.start)
    .map(hit => {
      const silenced = silencedBy(text, hit)
      return silenced === undefined ? hit : { ...hit, silenced }
    })
}

function plainHits(text: string): readonly SecretHit[] {
  return findTokens(text).flatMap(token => {
    const verdict = judge(token)
    const start = token.pieces[0]?.start
    const end = token.pieces.at(-1)?.end
    if (verdict === undefined || start === undefined || end === undefined) return []
    return [{ kind: token.kind, length: token.length, verdict, start, end, split: token.pieces.length > 1 }]
  })
}

function unfoldedHits({ text, original }: Unfolded, writing: 'base64' | 'escapes'): readonly SecretHit[] {
  return plainHits(text).map(hit => ({ ...hit, start: original(hit.start), end: original(hit.end), writing }))
}

function overlap(one: SecretHit, other: SecretHit): boolean {
  return one.start < other.end && other.start < one.end
}
