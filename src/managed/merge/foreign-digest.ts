import type { MarkerEntry } from '../markers/marker.ts'
import type { MarkerRecord } from '../markers/record.ts'
import { recordText } from '../markers/record-text.ts'
import { partEntries } from './withheld.ts'

interface Rendering {
  readonly template: number
  readonly record: MarkerRecord
  readonly entries: readonly MarkerEntry[]
}

/**
 * Whether an end marker that claims to be of this very rendering has digests that it never gave, or gives digests under ids
 * that it never had: a hand changed a block and computed its digest anew, so that it would pass for one that only the template changed. Of another version or
 * another record nothing can be told.
 */
export function hasForeignDigest(recorded: Rendering, fresh: Rendering): boolean {
  if (recorded.template !== fresh.template || recordText(recorded.record) !== recordText(fresh.record))
    return false
  const given = new Map(fresh.entries.map(({ id, digest }) => [id, digest]))
  return partEntries(recorded.entries).base.some(({ id, digest }) => given.get(id) !== digest)
}
