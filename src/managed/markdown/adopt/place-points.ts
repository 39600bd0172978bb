import type { Step } from '../../merge/decision.ts'
import type { ParsedBlock } from '../parse-section.ts'
import { guidePartOf } from './auth-words.ts'
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

interface ToPlace {
  readonly fresh: readonly Point[]
  /** The blocks that stay, and their bytes. */
  readonly ours: readonly ParsedBlock[]
  readonly texts: readonly string[]
  /** Whether the section has a heading of its own. */
  readonly isTitled: boolean
}

/**
 * Puts the points that a hand-written section does not make yet at the end of the part where they belong, if it has
 * such a part, in whatever language; else at its end, in our order and below our headings. Without a
 * heading of its own the section gets our title before what is added.
 */
export function placePoints({ fresh, ours, texts, isTitled }: ToPlace): Placed {
  const covered = new Set<string>()
  const after = new Map<number, Step[]>()
  /** Parts of ours with their own heading: they stand behind what belongs to the part before them. */
  const parts = new Map<number, Step[]>()
  const last = ours.length - 1
  const whole = texts.join('\n\n')
  const headings = ours.flatMap((block, at) => (at > 0 && block.kind === 'heading' ? [at] : []))
  const endOf = (heading: number) => (headings.find(at => at > heading) ?? ours.length) - 1
  let place = last
  let title: readonly number[] = []
  let pending: readonly number[] = []
  let own: number | undefined
  for (const [f, point] of fresh.entries()) {
    if (point.kind === 'heading') {
      covered.add(point.id)
      if (f === 0) {
        title = isTitled ? [] : [f]
        continue
      }
      const part = guidePartOf(point.markdown)
      own = part === undefined ? undefined : headings.find(at => guidePartOf(texts[at] ?? '') === part)
      place = own === undefined ? last : endOf(own)
      pending = own === undefined ? [f] : []
    } else if (speaksOf(whole, point)) covered.add(point.id)
    else {
      const into = own === undefined ? parts : after
      const list = into.get(place) ?? []
      for (const heading of [...title, ...pending]) {
        list.push({ take: 'fresh', index: heading })
        covered.delete(fresh[heading]?.id ?? '')
      }
      title = []
      pending = []
      list.push({ take: 'fresh', index: f })
      into.set(place, list)
    }
  }
  const steps = ours.flatMap((_, at): readonly Step[] => [
    { take: 'ours', index: at },
    ...(after.get(at) ?? []),
    ...(parts.get(at) ?? []),
  ])
  return { steps, covered }
}
