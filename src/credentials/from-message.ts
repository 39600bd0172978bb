import { symptoms } from './symptoms.ts'

export interface RankedCause {
  readonly ruleId: string
  /** Up to 100; only for the order. */
  readonly score: number
  /** What the text says, one sentence without full stop; never a part of the text. */
  readonly why: string
}

/** An error is short; of a long log only the end counts. */
const LONGEST = 20_000

/**
 * The causes that a printed text points to, the best first. Nothing of the text comes out again, so a credential in
 * it can't leak from here. An empty list: the text is not known.
 */
export function rankCauses(text: string): readonly RankedCause[] {
  const tail = text.slice(-LONGEST).replaceAll('\u2019', "'")
  const best = new Map<string, RankedCause>()
  for (const { text: pattern, points, why } of symptoms) {
    if (!pattern.test(tail)) continue
    for (const [ruleId, score] of points) {
      if ((best.get(ruleId)?.score ?? 0) < score) best.set(ruleId, { ruleId, score, why })
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score)
}
