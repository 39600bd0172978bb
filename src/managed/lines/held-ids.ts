import type { EndMarker } from '../markers/marker.ts'
import { partEntries } from '../merge/withheld.ts'

/** The ids of the last render: of entries that may stand in the block, and of those that a person took out of it. */
export function heldIds(end: EndMarker): {
  readonly here: ReadonlySet<string>
  readonly all: ReadonlySet<string>
} {
  const { base, withheld } = partEntries(end.entries)
  const here = new Set(base.map(({ id }) => id))
  return { here, all: new Set([...here, ...withheld.map(({ id }) => id)]) }
}
