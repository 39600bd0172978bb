import type { Step } from '../../merge/decision.ts'
import type { ParsedBlock } from '../parse-section.ts'
import { speaksOf } from './subjects.ts'

/** What a template's heading is about, in words that people use for the same. */
const topics: readonly (readonly [string, RegExp])[] = [
  ['section/setup', /\bset ?up|\binstall|\bconfigur|\bgetting started/i],
  ['section/troubleshooting', /\btroubleshoot|\berrors?\b|\b401\b|\bproblems?\b|\bissues?\b/i],
  ['section/management', /\bmanag|\brotat|\bsecurity\b|\bkeys?\b/i],
]

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
 * Puts the points that a hand-written section does not make yet at the end of the part where they belong, or, with
 * a heading of ours, at the end of the section. `texts` are the bytes of the blocks that stay.
 */
export function placePoints(
  fresh: readonly Point[],
  ours: readonly ParsedBlock[],
  texts: readonly string[],
): Placed {
  const covered = new Set<string>()
  const after = new Map<number, Step[]>()
  /** Parts of ours with their own heading: they stand behind what belongs to the part before them. */
  const parts = new Map<number, Step[]>()
  const last = ours.length - 1
  const headings = ours.flatMap((block, at) => (at > 0 && block.kind === 'heading' ? [at] : []))
  const endOf = (heading: number) => (headings.find(at => at > heading) ?? ours.length) - 1
  let place = last
  let pending: number | undefined
  let own: number | undefined
  for (const [f, point] of fresh.entries()) {
    if (point.kind === 'heading') {
      own = headings.find(at => topicOf(point.id)?.test(texts[at] ?? ''))
      place = own === undefined ? last : endOf(own)
      pending = own === undefined && headings.length > 0 && point.id !== 'section/title' ? f : undefined
      covered.add(point.id)
    } else if (speaksOf(texts.join('\n\n'), point)) covered.add(point.id)
    else {
      const into = own === undefined && headings.length > 0 ? parts : after
      const list = into.get(place) ?? []
      if (pending !== undefined) {
        list.push({ take: 'fresh', index: pending })
        covered.delete(fresh[pending]?.id ?? '')
        pending = undefined
      }
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

function topicOf(id: string): RegExp | undefined {
  return topics.find(([topic]) => topic === id)?.[1]
}
