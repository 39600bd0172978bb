import type { BlockFault } from '../contract.ts'
import { conflictFault, faultsOf, gluedFault } from '../faults.ts'
import { type EndMarker, formatVersion, isProblem, type StartMarker } from '../markers/marker.ts'
import { findConflict } from './conflict-markers.ts'
import { type Line, splitLines } from './line.ts'
import type { LineFormat } from './line-format.ts'
import { readEnd, readStart } from './marker-lines.ts'
import { gluedText, markerWords } from './marker-words.ts'

/** Our block in a line file. Indexes count `lines`. */
export interface LineBlock {
  readonly first: number
  readonly last: number
  /** Of the first line between the markers, and of the one behind the last. */
  readonly bodyFirst: number
  readonly bodyBehind: number
  readonly start: StartMarker
  readonly end: EndMarker
}

export type Located =
  | { readonly kind: 'absent'; readonly lines: readonly Line[] }
  | { readonly kind: 'found'; readonly lines: readonly Line[]; readonly block: LineBlock }
  /** Written by a later format: it can be neither read nor paired here. */
  | { readonly kind: 'newer'; readonly line: number; readonly version: number }
  | { readonly kind: 'refused'; readonly problem: BlockFault }

const { unpaired, duplicated, malformed } = faultsOf({ whole: 'block' })

/** Finds the one block with this id: exactly one ordered pair of markers, or none; all else is refused. */
export function locateBlock(text: string, id: string, format: LineFormat): Located {
  const lines = splitLines(text, format.loneCr)
  const conflict = findConflict(lines)
  if (conflict !== undefined) return refused(conflictFault(conflict + 1))
  if (!text.includes('authmd:')) return { kind: 'absent', lines }

  const quoted = format.quoted(lines)
  const starts: Placed<StartMarker>[] = []
  const ends: Placed<EndMarker>[] = []
  for (let index = 0; index < lines.length; index++) {
    const found = quoted.has(index) ? undefined : markerWords(lines[index], id)
    if (found === undefined) continue
    if (found.indented) return refused(malformed(index + 1, 'it is indented'))
    if (found.side === 'start') {
      const { marker, behind } = readStart(lines, index, id)
      if (isProblem(marker)) return refused(malformed(index + 1, marker.problem))
      if (marker.version > formatVersion) return { kind: 'newer', line: index + 1, version: marker.version }
      starts.push({ index, behind, marker })
      index = behind - 1
    } else {
      if (gluedText(found.words, id) !== undefined) return refused(gluedFault(index + 1))
      const { marker, behind } = readEnd(lines, index, id)
      if (isProblem(marker)) return refused(malformed(index + 1, marker.problem))
      ends.push({ index, behind, marker })
      index = behind - 1
    }
  }

  const [start, secondStart] = starts
  const [end, secondEnd] = ends
  if (start === undefined && end === undefined) return { kind: 'absent', lines }
  const second = secondStart ?? secondEnd
  if (second !== undefined) return refused(duplicated(second.index + 1, id))
  if (start === undefined) return refused(unpaired((end?.index ?? 0) + 1, id, 'start'))
  if (end === undefined) return refused(unpaired(start.index + 1, id, 'end'))
  if (end.index < start.index) return refused(unpaired(end.index + 1, id, 'start'))
  const block = {
    first: start.index,
    last: end.behind - 1,
    bodyFirst: start.behind,
    bodyBehind: end.index,
    start: start.marker,
    end: end.marker,
  }
  return { kind: 'found', lines, block }
}

interface Placed<Marker> {
  readonly index: number
  readonly behind: number
  readonly marker: Marker
}

function refused(problem: BlockFault): Located {
  return { kind: 'refused', problem }
}
