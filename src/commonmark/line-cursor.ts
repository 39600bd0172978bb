import { CARRIAGE_RETURN, LINE_FEED, SPACE, TAB } from './characters.ts'

/**
 * One line of a text and how far its containers have consumed it. One object serves a whole scan, so that the
 * loop over the lines allocates nothing.
 */
export interface LineCursor {
  readonly text: string
  /** 1-based. */
  line: number
  start: number
  /** Without the line end. */
  end: number
  /** Where the next line starts. */
  next: number
  /** The column up to which containers own the line; it may lie inside a tab. */
  column: number
  /** Offset and column of the first character behind `column` that is no space or tab; `end` when there is none. */
  first: number
  firstColumn: number
  /** The next LF and CR at or behind the line's start; the text's length when there is none. */
  lineFeed: number
  carriageReturn: number
}

/** Stands before the first line, which begins behind a BOM. */
export function createCursor(text: string): LineCursor {
  const next = text.charCodeAt(0) === 0xfeff ? 1 : 0
  return {
    text,
    line: 0,
    start: next,
    end: next,
    next,
    column: 0,
    first: next,
    firstColumn: 0,
    lineFeed: -1,
    carriageReturn: -1,
  }
}

/** Steps to the next line; false at the end of the text. A final line end starts no further line. */
export function nextLine(cursor: LineCursor): boolean {
  const { text, next } = cursor
  if (next >= text.length) return false
  if (cursor.lineFeed < next) cursor.lineFeed = indexOrLength(text, '\n', next)
  if (cursor.carriageReturn < next) cursor.carriageReturn = indexOrLength(text, '\r', next)
  const end = Math.min(cursor.lineFeed, cursor.carriageReturn)
  const isPair = text.charCodeAt(end) === CARRIAGE_RETURN && text.charCodeAt(end + 1) === LINE_FEED
  cursor.line += 1
  cursor.start = next
  cursor.end = end
  cursor.next = end === text.length ? end : end + (isPair ? 2 : 1)
  cursor.column = 0
  skipSpace(cursor, next, 0)
  return true
}

/** Sets `first` and `firstColumn` from an offset whose column is known; a tab reaches the next multiple of four. */
export function skipSpace(cursor: LineCursor, from: number, fromColumn: number): void {
  const { text, end } = cursor
  let offset = from
  let column = fromColumn
  for (; offset < end; offset++) {
    const code = text.charCodeAt(offset)
    if (code === SPACE) column += 1
    else if (code === TAB) column += 4 - (column & 3)
    else break
  }
  cursor.first = offset
  cursor.firstColumn = column
}

function indexOrLength(text: string, character: string, from: number): number {
  const index = text.indexOf(character, from)
  return index < 0 ? text.length : index
}
