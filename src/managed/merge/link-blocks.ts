import type { MarkerEntry } from '../markers/marker.ts'
import { commonSubsequence } from './common-subsequence.ts'
import type { FreshBlock, OursBlock } from './decision.ts'

/** Base to fresh: same id and digest, then same digest (moved between variants), then same id. */
export function linkFresh(
  base: readonly MarkerEntry[],
  fresh: readonly FreshBlock[],
): ReadonlyMap<number, number> {
  const links = new Map<number, number>()
  const taken = new Set<number>()
  const same: ((entry: MarkerEntry, block: FreshBlock) => boolean)[] = [
    (entry, block) => entry.id === block.id && entry.digest === block.digest,
    (entry, block) => entry.digest === block.digest,
    (entry, block) => entry.id === block.id,
  ]
  for (const matches of same) {
    for (const [b, entry] of base.entries()) {
      if (links.has(b)) continue
      const f = fresh.findIndex((block, index) => !taken.has(index) && matches(entry, block))
      if (f < 0) continue
      links.set(b, f)
      taken.add(f)
    }
  }
  return links
}

/** Base to file: the longest common subsequence of digests, then equal digests that are left (moved by hand). */
export function linkOurs(
  base: readonly MarkerEntry[],
  ours: readonly OursBlock[],
): { readonly oursOfBase: ReadonlyMap<number, number>; readonly moved: boolean } {
  const oursOfBase = commonSubsequence(
    base.map(entry => entry.digest),
    ours.map(block => block.digest),
  )
  const taken = new Set(oursOfBase.values())
  let moved = false
  for (const [b, entry] of base.entries()) {
    if (oursOfBase.has(b)) continue
    const o = ours.findIndex((block, index) => !taken.has(index) && block.digest === entry.digest)
    if (o < 0) continue
    oursOfBase.set(b, o)
    taken.add(o)
    moved = true
  }
  return { oursOfBase, moved }
}

/**
 * Blocks of the file without base whose text is what the template says now are the template's: the person took
 * it over, which settles a conflict. Gives fresh to file, for those fresh blocks that `isOpen` lets through.
 */
export function linkSameText(
  { ours, fresh }: { readonly ours: readonly OursBlock[]; readonly fresh: readonly FreshBlock[] },
  {
    isUnlinked,
    isOpen,
  }: { readonly isUnlinked: (ours: number) => boolean; readonly isOpen: (fresh: number) => boolean },
): ReadonlyMap<number, number> {
  const links = new Map<number, number>()
  const taken = new Set<number>()
  for (const [f, block] of fresh.entries()) {
    if (!isOpen(f)) continue
    const o = ours.findIndex(
      (candidate, index) => isUnlinked(index) && !taken.has(index) && candidate.digest === block.digest,
    )
    if (o < 0) continue
    links.set(f, o)
    taken.add(o)
  }
  return links
}
