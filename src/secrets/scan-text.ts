import { judge, type Verdict } from './judge.ts'
import type { SecretKind } from './kind.ts'
import { namedValues } from './named-values.ts'
import { silencers } from './silenced-by.ts'
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

/**
 * The credentials written into a text, in any writing, without placeholders, in order; with what others found where we
 * see none. Time is linear in the text.
 */
export function scanText(text: string, others: readonly SecretHit[] = []): readonly SecretHit[] {
  const escapes = withoutEscapes(text)
  const found = [
    plainHits(text),
    base64Runs(text).flatMap(run => unfoldedHits(run, 'base64')),
    escapes === undefined ? [] : unfoldedHits(escapes, 'escapes'),
    namedHits(text),
    others,
  ].reduce(withoutOverlaps, [])
  if (found.length === 0) return found
  const silencer = silencers(text)
  return found.map(hit => {
    const silenced = silencer(hit)
    return silenced === undefined ? hit : { ...hit, silenced }
  })
}

/** Both in order: those that are taken, and of the others each that meets none before it. */
function withoutOverlaps(taken: readonly SecretHit[], others: readonly SecretHit[]): readonly SecretHit[] {
  if (others.length === 0) return taken
  const both: SecretHit[] = []
  let next = 0
  let free = 0
  for (const hit of others.toSorted((a, b) => a.start - b.start)) {
    for (let one = taken[next]; one !== undefined && one.end <= hit.start; one = taken[++next]) both.push(one)
    const one = taken[next]
    if (hit.start < free || (one !== undefined && one.start < hit.end)) continue
    both.push(hit)
    free = hit.end
  }
  return [...both, ...taken.slice(next)]
}

function namedHits(text: string): readonly SecretHit[] {
  return namedValues(text).map(({ kind, start, end }) => ({
    kind,
    length: end - start,
    verdict: 'whole',
    start,
    end,
    split: false,
  }))
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
