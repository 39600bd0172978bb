import type { ParsedBlock } from '../managed/markdown/parse-section.ts'
import type { Step } from '../managed/merge/decision.ts'
import { guidePartOf } from './auth-words.ts'
import { isEnglish } from './is-english.ts'
import { speaksOf } from './subjects.ts'

interface Point {
  readonly id: string
  readonly markdown: string
  readonly kind: string
}

export interface Placed {
  readonly steps: readonly Step[]
  /** Ids of points that are said already, or whose heading has another name. */
  readonly covered: ReadonlySet<string>
}

/**
 * Puts the points that a hand-written section does not make yet at the end of the part where they belong, if it has
 * such a part and speaks our language; else at its end, in our order and below our headings. `texts` are the bytes
 * of the blocks that stay.
 */
export function placePoints(
  fresh: readonly Point[],
  ours: readonly ParsedBlock[],
  texts: readonly string[],
): Placed {
  const covered = new Set<string>()
  const after = new Map<number, Step[]>()
  const last = ours.length - 1
  const whole = texts.join('\n\n')
  const headings = isEnglish(whole)
    ? ours.flatMap((block, at) => (at > 0 && block.kind === 'heading' ? [at] : []))
    : []
  const endOf = (heading: number) => (headings.find(at => at > heading) ?? ours.length) - 1
  let place = last
  let pending: number | undefined
  for (const [f, point] of fresh.entries()) {
    if (point.kind === 'heading') {
      covered.add(point.id)
      // The first is the title, and the section has one.
      if (f === 0) continue
      const part = guidePartOf(point.markdown)
      const own = part === undefined ? undefined : headings.find(at => guidePartOf(texts[at] ?? '') === part)
      place = own === undefined ? last : endOf(own)
      pending = own === undefined ? f : undefined
    } else if (speaksOf(whole, point)) covered.add(point.id)
    else {
      const list = after.get(place) ?? []
      if (pending !== undefined) {
        list.push({ take: 'fresh', index: pending })
        covered.delete(fresh[pending]?.id ?? '')
        pending = undefined
      }
      list.push({ take: 'fresh', index: f })
      after.set(place, list)
    }
  }
  const steps = ours.flatMap((_, at): readonly Step[] => [
    { take: 'ours', index: at },
    ...(after.get(at) ?? []),
  ])
  return { steps, covered }
}
