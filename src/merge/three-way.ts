import type { MarkerEntry } from '../markers/marker.ts'
import { commonSubsequence } from './common-subsequence.ts'
import { pairInGaps } from './pair-in-gaps.ts'

/** One block of the file as it is now. */
export interface OursBlock {
  readonly digest: string
  /** Heading, paragraph, item …: an edited block is looked for among blocks of its own kind first. */
  readonly kind: string
}

/** One block of the fresh render. */
export interface FreshBlock extends OursBlock {
  readonly id: string
}

export type OnEdit = 'merge' | 'keep' | 'overwrite' | 'fail'

/** One block of the result: bytes kept from the file, or a fresh block to print. */
export type Step =
  | { readonly take: 'ours'; readonly index: number }
  | { readonly take: 'fresh'; readonly index: number }

export interface Decision {
  readonly steps: readonly Step[]
  /** What the new end marker records. A conflict keeps its old digest until it is settled. */
  readonly entries: readonly MarkerEntry[]
  /** Blocks that the person and the template both changed: index of the person's block, index of the fresh one. */
  readonly conflicts: readonly { readonly id: string; readonly ours: number; readonly fresh: number }[]
  /** Indices of blocks that are a person's: edited, added, or ours no longer. */
  readonly personal: readonly number[]
  /** Ids of blocks that a person deleted. */
  readonly deleted: readonly string[]
  /** True when a hand was here: a block edited, added, deleted or moved. */
  readonly edited: boolean
}

/**
 * Three-way merge of blocks, without a stored base: `base` is the end marker's list of ids and digests.
 * Pure and deterministic; each block is decided on its own.
 *
 * - changed only in the template: the template's;
 * - edited, moved, deleted or added by hand: stays, deleted stays deleted;
 * - edited by hand and changed in the template: the person's stays and is named as a conflict.
 */
export function mergeBlocks(
  base: readonly MarkerEntry[],
  ours: readonly OursBlock[],
  fresh: readonly FreshBlock[],
  onEdit: OnEdit,
): Decision {
  const freshOfBase = linkFresh(base, fresh)
  const { oursOfBase, moved } = linkOurs(base, ours)
  const baseOfOurs = new Map([...oursOfBase].map(([b, o]) => [o, b]))
  const baseOfFresh = new Map([...freshOfBase].map(([b, f]) => [f, b]))

  const { edits, deleted } = pairInGaps(base, ours, fresh, oursOfBase, freshOfBase)
  const placed = new Map<number, number>()
  for (const [b, o] of oursOfBase) {
    const f = freshOfBase.get(b)
    if (f !== undefined) placed.set(f, o)
  }
  const settled = settleSameText(ours, fresh, baseOfOurs, placed, freshOfBase, oursOfBase)

  const conflicts: { id: string; ours: number; fresh: number }[] = []
  const overwritten = new Map<number, number>()
  const kept = new Map<number, string>()
  for (const [b, o] of edits) {
    const f = freshOfBase.get(b)
    if (f === undefined || settled.has(f) || settled.has(~o)) continue
    const digest = base[b]?.digest ?? ''
    if (onEdit === 'overwrite') overwritten.set(o, f)
    else if (fresh[f]?.digest !== digest && onEdit !== 'keep') {
      conflicts.push({ id: fresh[f]?.id ?? '', ours: o, fresh: f })
      kept.set(f, digest)
    }
  }

  const steps: Step[] = []
  const personal: number[] = []
  const stepOfFresh = new Map<number, number>()
  for (const [o, block] of ours.entries()) {
    const b = baseOfOurs.get(o)
    const f = overwritten.get(o) ?? freshAt(placed, o) ?? (b === undefined ? undefined : freshOfBase.get(b))
    if (b !== undefined && f === undefined) continue
    if (b === undefined && f === undefined) personal.push(o)
    if (f !== undefined) stepOfFresh.set(f, steps.length)
    steps.push(
      f === undefined || fresh[f]?.digest === block.digest
        ? { take: 'ours', index: o }
        : { take: 'fresh', index: f },
    )
  }

  const gone = new Set(deleted)
  const edited = personal.length > 0 || deleted.length > 0 || moved || overwritten.size > 0
  const editedBases = new Set(edits.keys())
  const withheld = (f: number): boolean => {
    const b = baseOfFresh.get(f)
    if (b === undefined) return false
    if (onEdit === 'overwrite') return false
    return gone.has(b) || editedBases.has(b)
  }
  const order = edited
    ? insertMissing(steps, fresh, stepOfFresh, withheld)
    : inFreshOrder(steps, fresh, stepOfFresh)

  return {
    steps: order,
    entries: fresh.map((block, f) => ({ id: block.id, digest: kept.get(f) ?? block.digest })),
    conflicts,
    personal,
    deleted: deleted.map(b => base[b]?.id ?? ''),
    edited,
  }
}

/** Base to fresh: same id and digest, then same digest (moved between variants), then same id. */
function linkFresh(base: readonly MarkerEntry[], fresh: readonly FreshBlock[]): Map<number, number> {
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
function linkOurs(base: readonly MarkerEntry[], ours: readonly OursBlock[]) {
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
 * A block without base whose text is what the template says now is the template's: the person took it over,
 * which settles a conflict. Returns the fresh indices, and the file's as their complement.
 */
function settleSameText(
  ours: readonly OursBlock[],
  fresh: readonly FreshBlock[],
  baseOfOurs: ReadonlyMap<number, number>,
  placed: Map<number, number>,
  freshOfBase: ReadonlyMap<number, number>,
  oursOfBase: ReadonlyMap<number, number>,
): Set<number> {
  const settled = new Set<number>()
  const waiting = new Set([...freshOfBase].filter(([b]) => oursOfBase.has(b)).map(([, f]) => f))
  for (const [f, block] of fresh.entries()) {
    if (placed.has(f) || waiting.has(f)) continue
    const o = ours.findIndex(
      (candidate, index) =>
        !baseOfOurs.has(index) && !settled.has(~index) && candidate.digest === block.digest,
    )
    if (o < 0) continue
    placed.set(f, o)
    settled.add(f).add(~o)
  }
  return settled
}

function freshAt(placed: ReadonlyMap<number, number>, ours: number): number | undefined {
  for (const [f, o] of placed) if (o === ours) return f
  return undefined
}

/** An unedited section becomes the fresh render, in its order, with the bytes of unchanged blocks kept. */
function inFreshOrder(
  steps: readonly Step[],
  fresh: readonly FreshBlock[],
  stepOfFresh: ReadonlyMap<number, number>,
): Step[] {
  return fresh.map((_, f) => steps[stepOfFresh.get(f) ?? -1] ?? { take: 'fresh', index: f })
}

/** Puts each fresh block that has no place yet behind its nearest placed predecessor. */
function insertMissing(
  steps: readonly Step[],
  fresh: readonly FreshBlock[],
  stepOfFresh: ReadonlyMap<number, number>,
  withheld: (f: number) => boolean,
): Step[] {
  const after = new Map<number, Step[]>()
  let anchor = -1
  for (const f of fresh.keys()) {
    const at = stepOfFresh.get(f)
    if (at !== undefined) anchor = at
    else if (!withheld(f)) after.set(anchor, [...(after.get(anchor) ?? []), { take: 'fresh', index: f }])
  }
  return [...(after.get(-1) ?? []), ...steps.flatMap((step, at) => [step, ...(after.get(at) ?? [])])]
}
