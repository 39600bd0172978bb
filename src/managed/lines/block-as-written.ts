import { type EndMarker, formatVersion, isProblem, type StartMarker } from '../markers/marker.ts'
import { isAsWritten } from '../markers/sum.ts'
import { splitLines } from './line.ts'
import { readEnd, readStart } from './marker-lines.ts'

/** A block that nobody touched since it was written. */
export interface WrittenBlock {
  readonly start: StartMarker
  readonly end: EndMarker
  /** Offsets of the block in the text, its last line end left out. */
  readonly from: number
  readonly to: number
}

/**
 * The block of a line file where it is certain, without reading the file line by line, that it stands exactly
 * once and is as it was written. `undefined` means "look closer"; a text without any block is not for this.
 */
export function blockAsWritten(text: string, id: string): WrittenBlock | undefined {
  const from = text.indexOf(`# authmd:start ${id} `)
  const last = text.indexOf(`# authmd:end ${id}`, from)
  if (from < 0 || last < 0 || !startsLine(text, from) || !startsLine(text, last)) return undefined
  if (text.indexOf('authmd:') < from || text.indexOf('# authmd:start ', last) >= 0) return undefined
  // Inside a quoted value that runs over lines a marker is text.
  if (/["'`]/.test(text.slice(0, from))) return undefined
  const to = lineEnd(text, text.lastIndexOf('# authmd:end '))
  const lines = splitLines(text.slice(from, to), false)
  const { marker: start, behind } = readStart(lines, 0, id)
  const endAt = lines.findIndex(line => line.text.startsWith('# authmd:end '))
  const { marker: end, behind: all } = readEnd(lines, endAt, id)
  if (isProblem(start) || isProblem(end) || start.id !== id || end.id !== id) return undefined
  if (endAt < behind || all !== lines.length) return undefined
  if (start.version !== formatVersion || !isAsWritten(text.slice(from, to))) return undefined
  return { start, end, from, to }
}

function startsLine(text: string, at: number): boolean {
  return at === 0 || text[at - 1] === '\n' || (at === 1 && text[0] === '\uFEFF')
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  if (at < 0) return text.length
  return text[at - 1] === '\r' ? at - 1 : at
}
