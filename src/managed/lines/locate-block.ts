import type { BlockFault } from '../contract.ts'
import { conflictFault, faultsOf, gluedFault } from '../faults.ts'
import { type EndMarker, isFromNewer, isProblem, type StartMarker, sectionId } from '../markers/marker.ts'
import { findConflict } from './conflict-markers.ts'
import type { Line } from './line.ts'
import { readEnd, readStart } from './marker-lines.ts'
import { gluedText, markerWords } from './marker-words.ts'

/** Our block in a line file. Indexes count lines. */
export interface LineBlock {
  readonly first: number
  readonly last: number
  /** Of the first line between the markers, and of the one behind the last. */
  readonly bodyFirst: number
  readonly bodyBehind: number
  readonly start: StartMarker
  readonly end: EndMarker
}

/** Where our block is, or why that can't be told; nothing of both where there is none. */
export interface LocatedBlock {
  readonly block?: LineBlock | undefined
  readonly newerAt?: number | undefined
  readonly faults: readonly BlockFault[]
}

export interface LinesToSearch {
  readonly lines: readonly Line[]
  readonly quoted: () => ReadonlySet<number>
  /** False where no line can be a marker. */
  readonly mayBeMarked: boolean
}

const { unpaired, duplicated, malformed } = faultsOf({ whole: 'block' })

/** Finds our one block: exactly one ordered pair of markers, or none; all else is a fault. */
export function locateBlock({ lines, quoted, mayBeMarked }: LinesToSearch): LocatedBlock {
  const conflict = findConflict(lines)
  if (conflict !== undefined) return refused(conflictFault(conflict + 1))
  if (!mayBeMarked) return absent

  const inValue = quoted()
  const starts: Placed<StartMarker>[] = []
  const ends: Placed<EndMarker>[] = []
  for (let index = 0; index < lines.length; index++) {
    const found = inValue.has(index) ? undefined : markerWords(lines[index])
    if (found === undefined) continue
    if (found.indented) return refused(malformed(index + 1, 'it is indented'))
    if (found.side === 'start') {
      const { marker, behind } = readStart(lines, index)
      if (isProblem(marker)) return refused(malformed(index + 1, marker.problem))
      if (isFromNewer(marker)) return { newerAt: index + 1, faults: [] }
      starts.push({ index, behind, marker })
      index = behind - 1
    } else {
      if (gluedText(found.words) !== undefined) return refused(gluedFault(index + 1))
      const { marker, behind } = readEnd(lines, index)
      if (isProblem(marker)) return refused(malformed(index + 1, marker.problem))
      ends.push({ index, behind, marker })
      index = behind - 1
    }
  }

  const [start, secondStart] = starts
  const [end, secondEnd] = ends
  if (start === undefined && end === undefined) return absent
  const second = secondStart ?? secondEnd
  if (second !== undefined) return refused(duplicated(second.index + 1, sectionId))
  if (start === undefined) return refused(unpaired((end?.index ?? 0) + 1, sectionId, 'start'))
  if (end === undefined) return refused(unpaired(start.index + 1, sectionId, 'end'))
  if (end.index < start.index) return refused(unpaired(end.index + 1, sectionId, 'start'))
  const block = {
    first: start.index,
    last: end.behind - 1,
    bodyFirst: start.behind,
    bodyBehind: end.index,
    start: start.marker,
    end: end.marker,
  }
  return { block, faults: [] }
}

interface Placed<Marker> {
  readonly index: number
  readonly behind: number
  readonly marker: Marker
}

const absent: LocatedBlock = { faults: [] }

function refused(fault: BlockFault): LocatedBlock {
  return { faults: [fault] }
}
