import { SPACE, TAB } from './characters.ts'

/**
 * The lines of a paragraph as pairs of offsets: start of the content (containers and indentation left out) and
 * end. No line is blank.
 */
export type ContentLines = readonly number[]

/** A place in the content of a paragraph. Mutable: it moves as the parts of a definition are read. */
export interface ContentReader {
  readonly text: string
  readonly lines: ContentLines
  /** The line's number among `lines`, its end, and the offset to read next. */
  index: number
  end: number
  at: number
}

export function createReader(text: string, lines: ContentLines): ContentReader {
  return { text, lines, index: 0, at: lines[0] ?? 0, end: lines[1] ?? 0 }
}

/** Goes to the start of a line, or to `at` in it; false when there is no such line. */
export function moveTo(reader: ContentReader, index: number, at?: number): boolean {
  const start = reader.lines[index * 2]
  const end = reader.lines[index * 2 + 1]
  if (start === undefined || end === undefined) return false
  reader.index = index
  reader.at = at ?? start
  reader.end = end
  return true
}

/** The next character of the line, -1 at its end. */
export function peek(reader: ContentReader): number {
  return reader.at < reader.end ? reader.text.charCodeAt(reader.at) : -1
}

/** Passes spaces and tabs, and is true when the line ends behind them. */
export function skipToLineEnd(reader: ContentReader): boolean {
  while (reader.at < reader.end) {
    const code = reader.text.charCodeAt(reader.at)
    if (code !== SPACE && code !== TAB) return false
    reader.at += 1
  }
  return true
}

/** Passes spaces, tabs and at most one line end; false when nothing is left behind them. */
export function skipSpaceAndLineEnd(reader: ContentReader): boolean {
  return !skipToLineEnd(reader) || moveTo(reader, reader.index + 1)
}
