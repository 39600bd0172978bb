import type { OnEdit } from '../../names.ts'
import type { MarkerEntry } from '../markers/marker.ts'
import type { Decision, FreshBlock } from './decision.ts'

interface Links {
  /** Base to the file's block. */
  readonly edits: ReadonlyMap<number, number>
  readonly base: readonly MarkerEntry[]
  readonly fresh: readonly FreshBlock[]
  readonly freshOfBase: ReadonlyMap<number, number>
  readonly freshOfOurs: ReadonlyMap<number, number>
  readonly oursOfFresh: ReadonlyMap<number, number>
}

export interface SettledEdits extends Pick<Decision, 'conflicts' | 'variants'> {
  /** The file's block to the fresh one that takes its place. */
  readonly overwritten: ReadonlyMap<number, number>
  /** Of fresh blocks in conflict: the digest that the marker keeps until the conflict is settled. */
  readonly oldDigest: ReadonlyMap<number, string>
  /** The edited block to the fresh one in whose place it stands: new blocks go behind it. */
  readonly anchors: ReadonlyMap<number, number>
}

/** What becomes of the edited blocks. */
export function settleEdits(links: Links, onEdit: OnEdit): SettledEdits {
  const { edits, base, fresh, freshOfBase, freshOfOurs, oursOfFresh } = links
  const conflicts: { id: string; ours: number; fresh: number }[] = []
  const variants: { id: string; ours: number }[] = []
  const overwritten = new Map<number, number>()
  const oldDigest = new Map<number, string>()
  const anchors = new Map<number, number>()
  for (const [b, o] of edits) {
    const f = freshOfBase.get(b)
    const { id = '', digest = '' } = base[b] ?? {}
    if (freshOfOurs.has(o)) continue
    if (f === undefined) variants.push({ id, ours: o })
    if (f === undefined || oursOfFresh.has(f)) continue
    anchors.set(o, f)
    if (onEdit === 'overwrite') overwritten.set(o, f)
    else if (fresh[f]?.digest !== digest && onEdit !== 'keep') {
      conflicts.push({ id: fresh[f]?.id ?? '', ours: o, fresh: f })
      oldDigest.set(f, digest)
    }
  }
  return { conflicts, variants, overwritten, oldDigest, anchors }
}
