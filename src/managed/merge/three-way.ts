import type { OnEdit } from '../../names.ts'
import type { MarkerEntry } from '../markers/marker.ts'
import type { Decision, FreshBlock, OursBlock, Step } from './decision.ts'
import { linkFresh, linkOurs, linkSameText } from './link-blocks.ts'
import { inFreshOrder, insertMissing } from './order-steps.ts'
import { pairInGaps } from './pair-in-gaps.ts'
import { settleEdits } from './settle-edits.ts'
import { partEntries, withheldEntry } from './withheld.ts'

export interface ThreeSides {
  readonly recorded: readonly MarkerEntry[]
  readonly ours: readonly OursBlock[]
  readonly fresh: readonly FreshBlock[]
}

/**
 * Three-way merge of blocks, without a stored base: `recorded` is the end marker's list of ids and digests.
 * Pure and deterministic; each block is decided on its own.
 *
 * - changed only in the template: the template's;
 * - edited, moved, deleted or added by hand: stays, deleted stays deleted;
 * - edited by hand and changed in the template: the person's stays and is named as a conflict.
 *
 * `said` are the ids of points that a person makes in other words: not even `overwrite` brings them back.
 */
export function mergeBlocks(
  { recorded, ours, fresh }: ThreeSides,
  { onEdit, said = new Set() }: { readonly onEdit: OnEdit; readonly said?: ReadonlySet<string> },
): Decision {
  const { base, withheld } = partEntries(recorded)
  const away = new Set(withheld.map(({ id }) => id).filter(id => onEdit !== 'overwrite' || said.has(id)))
  const isAway = (f: number) => away.has(fresh[f]?.id ?? '')
  const freshOfBase = linkFresh(base, fresh)
  const { oursOfBase, moved } = linkOurs(base, ours)
  const baseOfOurs = inverse(oursOfBase)
  const baseOfFresh = inverse(freshOfBase)
  const { edits, deleted } = pairInGaps({ base, ours, fresh }, { oursOfBase, freshOfBase })

  const oursOfFresh = new Map<number, number>()
  for (const [b, o] of oursOfBase) {
    const f = freshOfBase.get(b)
    if (f !== undefined) oursOfFresh.set(f, o)
  }
  const same = linkSameText(
    { ours, fresh },
    { isUnlinked: o => !baseOfOurs.has(o), isOpen: f => !oursOfFresh.has(f) && !isAway(f) },
  )
  for (const [f, o] of same) oursOfFresh.set(f, o)
  const freshOfOurs = inverse(oursOfFresh)

  const links = { base, fresh, freshOfBase, freshOfOurs, oursOfFresh }
  const { conflicts, variants, overwritten, oldDigest, anchors } = settleEdits({ edits, ...links }, onEdit)

  const steps: Step[] = []
  const personal: number[] = []
  const stepOfFresh = new Map<number, number>()
  for (const [o, block] of ours.entries()) {
    const f = overwritten.get(o) ?? freshOfOurs.get(o)
    if (f === undefined && baseOfOurs.has(o)) continue
    if (f === undefined) personal.push(o)
    const anchor = f ?? anchors.get(o)
    if (anchor !== undefined) stepOfFresh.set(anchor, steps.length)
    steps.push(
      f === undefined || fresh[f]?.digest === block.digest
        ? { take: 'ours', index: o }
        : { take: 'fresh', index: f, replaces: o },
    )
  }

  const gone = new Set(onEdit === 'overwrite' ? [] : [...deleted, ...edits.keys()])
  const isWithheld = (f: number) => isAway(f) || gone.has(baseOfFresh.get(f) ?? -1)
  const isMissing = fresh.some((_, f) => isAway(f))
  const edited = personal.length > 0 || deleted.length > 0 || isMissing || moved || overwritten.size > 0
  const outOfProfile = onEdit === 'overwrite' ? [] : withheld.filter(({ id }) => !has(fresh, id))
  const leaving = base.filter((entry, b) => gone.has(b) && !freshOfBase.has(b) && !has(fresh, entry.id))
  return {
    steps: edited
      ? insertMissing({ steps, fresh, stepOfFresh }, isWithheld)
      : inFreshOrder({ steps, fresh, stepOfFresh }),
    entries: [
      ...fresh.map(({ id, digest }, f) =>
        isAway(f) ? withheldEntry({ id, digest }) : { id, digest: oldDigest.get(f) ?? digest },
      ),
      ...distinct([...outOfProfile, ...leaving]).map(withheldEntry),
    ],
    conflicts,
    variants,
    personal,
    deleted: deleted.map(b => base[b]?.id ?? ''),
    edited,
  }
}

function inverse(links: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  return new Map([...links].map(([from, to]) => [to, from]))
}

function has(fresh: readonly FreshBlock[], id: string): boolean {
  return fresh.some(block => block.id === id)
}

/** The last entry of an id counts. */
function distinct(entries: readonly MarkerEntry[]): readonly MarkerEntry[] {
  return [...new Map(entries.map(entry => [entry.id, entry])).values()]
}
