import type { BlockFault, OpenText } from '../contract.ts'
import { isProblem } from '../markers/marker.ts'
import { mayHoldMarker } from '../markers/marker-names.ts'
import { once } from '../once.ts'
import { type Line, splitLines } from './line.ts'
import type { LineFormat } from './line-format.ts'
import { type LineBlock, type LocatedBlock, locateBlock } from './locate-block.ts'
import { readStart } from './marker-lines.ts'
import { markerWords } from './marker-words.ts'

/** A line file: its lines, and where our block is. */
export interface LineDocument extends OpenText {
  readonly lines: readonly Line[]
  /** Indexes of the lines that begin inside a quoted value. */
  readonly quoted: ReadonlySet<number>
  /** Whether a start marker of ours stands on one of the lines, one that can't be read too. */
  readonly hasStart: boolean
  /** Our block, where it is found for sure. */
  readonly block: LineBlock | undefined
  /** The 1-based line of a block that a later format wrote: it can be neither read nor paired here. */
  readonly newerAt: number | undefined
}

/** Opens a line file. */
export function openLines(text: string, format: LineFormat): LineDocument {
  const mayBeMarked = mayHoldMarker(text)
  const lines = once(() => splitLines(text, format.loneCr))
  const quoted = once(() => format.quoted(lines()))
  const located = once((): LocatedBlock => locateBlock({ lines: lines(), quoted, mayBeMarked }))
  return {
    text,
    mayBeMarked,
    get lines() {
      return lines()
    },
    get quoted() {
      return quoted()
    },
    get hasStart() {
      return mayBeMarked && lines().some(line => markerWords(line)?.side === 'start')
    },
    get block() {
      return located().block
    },
    get newerAt() {
      return located().newerAt
    },
    get faults(): readonly BlockFault[] {
      return located().faults
    },
    get record() {
      return mayBeMarked ? firstRecord(lines(), quoted()) : undefined
    },
  }
}

/** Of the first start marker that can be read, whatever else is wrong with the file. */
function firstRecord(lines: readonly Line[], quoted: ReadonlySet<number>): LineDocument['record'] {
  const at = lines.findIndex((line, index) => !quoted.has(index) && markerWords(line)?.side === 'start')
  if (at < 0) return undefined
  const { marker } = readStart(lines, at)
  return isProblem(marker) ? undefined : marker.record
}
