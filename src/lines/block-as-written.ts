import {
  type EndMarker,
  formatVersion,
  isProblem,
  parseEnd,
  parseStart,
  type StartMarker,
} from '../markers/marker.ts'
import { isAsWritten } from '../markers/sum.ts'

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
  if (text.split('authmd:').length !== 3) return undefined
  // Inside a quoted value that runs over lines a marker is text.
  if (/["'`]/.test(text.slice(0, from))) return undefined
  const to = lineEnd(text, last)
  const start = parseStart(text.slice(from + 2, lineEnd(text, from)))
  const end = parseEnd(text.slice(last + 2, to))
  if (isProblem(start) || isProblem(end) || start.id !== id || end.id !== id) return undefined
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
