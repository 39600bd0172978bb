import { ASTERISK, DOT, HYPHEN, NINE, PLUS, RIGHT_PARENTHESIS, SPACE, TAB, ZERO } from './characters.ts'
import type { LineCursor } from './line-cursor.ts'
import { isBlankFrom } from './line-shapes.ts'

/**
 * Length of the list marker that `code`, the character at `cursor.first`, begins, 0 for none. A marker that interrupts a paragraph has content
 * behind it and counts from 1; `01` counts from 1 too (so do commonmark.js and cmark, against micromark).
 */
export function listMarkerLength(cursor: LineCursor, code: number, interrupts: boolean): number {
  const { text, first, end } = cursor
  let behind = first + 1
  if (code !== HYPHEN && code !== ASTERISK && code !== PLUS) {
    const digits = countDigits(cursor)
    if (digits === 0 || digits > 9) return 0
    behind = first + digits
    const delimiter = behind < end ? text.charCodeAt(behind) : 0
    if (delimiter !== DOT && delimiter !== RIGHT_PARENTHESIS) return 0
    if (interrupts && Number(text.slice(first, behind)) !== 1) return 0
    behind += 1
  }
  const next = behind < end ? text.charCodeAt(behind) : SPACE
  if (next !== SPACE && next !== TAB) return 0
  return interrupts && isBlankFrom(cursor, behind) ? 0 : behind - first
}

/** Counts to ten at most: longer runs are no marker whatever their length. */
function countDigits(cursor: LineCursor): number {
  const { text, first, end } = cursor
  let at = first
  while (at < end && at - first < 10 && text.charCodeAt(at) >= ZERO && text.charCodeAt(at) <= NINE) at++
  return at - first
}
