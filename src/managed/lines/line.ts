import type { LineEnd } from '../markdown/line-ends.ts'

/** One line of a text, with the bytes that end it. */
export interface Line {
  /** Without its end, and without a byte order mark. */
  readonly text: string
  /** `''` only on a last line without one. */
  readonly end: '' | LineEnd
  /** Offset of `text` in the whole. */
  readonly at: number
}

export const byteOrderMark = '\uFEFF'

/**
 * Cuts a text into lines; putting `text + end` together again, after a byte order mark if there was one, gives
 * the same text. `loneCr`: whether a CR alone ends a line (dotenv: yes; git: no, there it is part of the pattern).
 */
export function splitLines(text: string, loneCr: boolean): readonly Line[] {
  const lines: Line[] = []
  const ends = loneCr ? /\r\n|\n|\r/g : /\r?\n/g
  let at = text.startsWith(byteOrderMark) ? 1 : 0
  for (const found of text.matchAll(ends)) {
    lines.push({ text: text.slice(at, found.index), end: found[0] as Line['end'], at })
    at = found.index + found[0].length
  }
  if (at < text.length) lines.push({ text: text.slice(at), end: '', at })
  return lines
}

/** The offset behind the line and its end. */
export function endOf(line: Line): number {
  return line.at + line.text.length + line.end.length
}
