import type { MarkerEntry } from '../markers/marker.ts'
import type { FreshBlock, OursBlock } from './decision.ts'

interface Sides {
  readonly base: readonly MarkerEntry[]
  readonly ours: readonly OursBlock[]
  readonly fresh: readonly FreshBlock[]
}

/** Which block of the file, and which of the fresh render, a block of the base became; by their places. */
interface Links {
  readonly oursOfBase: ReadonlyMap<number, number>
  readonly freshOfBase: ReadonlyMap<number, number>
}

/**
 * Tells an edited block from a deleted one. Digests can't: both are base blocks that the file no longer
 * holds. An edited block stands where it stood: between the same linked neighbours. So each gap's missing
 * base blocks are paired in order with its unknown blocks, those of the same name first, then those of the same
 * kind; what finds no partner was deleted.
 */
export function pairInGaps(
  { base, ours, fresh }: Sides,
  { oursOfBase, freshOfBase }: Links,
): { readonly edits: ReadonlyMap<number, number>; readonly deleted: readonly number[] } {
  const linked = new Set(oursOfBase.values())
  const edits = new Map<number, number>()
  const deleted: number[] = []
  for (const gap of gapsOf(base.length, ours.length, oursOfBase)) {
    const unknown = range(gap.oursFrom, gap.oursTo).filter(o => !linked.has(o))
    const missing = range(gap.baseFrom, gap.baseTo).filter(b => !oursOfBase.has(b))
    for (const b of missing) {
      const name = fresh[freshOfBase.get(b) ?? -1]?.name
      const at = name === undefined ? -1 : unknown.findIndex(o => ours[o]?.name === name)
      const [o] = at < 0 ? [] : unknown.splice(at, 1)
      if (o !== undefined) edits.set(b, o)
    }
    for (const b of missing.filter(one => !edits.has(one))) {
      const kind = fresh[freshOfBase.get(b) ?? -1]?.kind
      const at = kind === undefined ? unknown.length - 1 : unknown.findIndex(o => ours[o]?.kind === kind)
      const [o] = at < 0 ? [] : unknown.splice(kind === undefined ? 0 : at, 1)
      if (o === undefined) deleted.push(b)
      else edits.set(b, o)
    }
  }
  return { edits, deleted }
}

interface Gap {
  readonly baseFrom: number
  readonly baseTo: number
  readonly oursFrom: number
  readonly oursTo: number
}

/** The stretches between neighbours that are linked in the same order on both sides. */
function gapsOf(baseLength: number, oursLength: number, oursOfBase: ReadonlyMap<number, number>): Gap[] {
  const gaps: Gap[] = []
  let baseFrom = 0
  let oursFrom = 0
  for (let b = 0; b < baseLength; b++) {
    const o = oursOfBase.get(b)
    if (o === undefined || o < oursFrom) continue
    gaps.push({ baseFrom, baseTo: b, oursFrom, oursTo: o })
    baseFrom = b + 1
    oursFrom = o + 1
  }
  gaps.push({ baseFrom, baseTo: baseLength, oursFrom, oursTo: oursLength })
  return gaps
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}
