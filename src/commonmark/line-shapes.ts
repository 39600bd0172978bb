import { BACKTICK, EQUALS, HASH, SPACE, TAB } from './characters.ts'
import type { LineCursor } from './line-cursor.ts'

/** Whether only spaces and tabs stand from `offset` to the end of the line. */
export function isBlankFrom(cursor: LineCursor, offset: number): boolean {
  for (let at = offset; at < cursor.end; at++) {
    if (!isSpaceOrTab(cursor.text.charCodeAt(at))) return false
  }
  return true
}

/** How often the character at `cursor.first` stands there in a row. */
export function runLength(cursor: LineCursor): number {
  const { text, first, end } = cursor
  const code = text.charCodeAt(first)
  let at = first + 1
  while (at < end && text.charCodeAt(at) === code) at++
  return at - first
}

/** Depth of the ATX heading that the line begins, 0 for none. */
export function atxDepth(cursor: LineCursor): number {
  if (cursor.text.charCodeAt(cursor.first) !== HASH) return 0
  const depth = runLength(cursor)
  const behind = cursor.first + depth
  const isMarked = behind === cursor.end || isSpaceOrTab(cursor.text.charCodeAt(behind))
  return depth <= 6 && isMarked ? depth : 0
}

/** Depth of the setext heading that a line of `=` or `-` underlines, 0 for none. */
export function setextDepth(cursor: LineCursor): number {
  if (!isBlankFrom(cursor, cursor.first + runLength(cursor))) return 0
  return cursor.text.charCodeAt(cursor.first) === EQUALS ? 1 : 2
}

/** Length of the fence that the line opens, 0 for none. The info string of a backtick fence holds no backtick. */
export function openingFenceLength(cursor: LineCursor): number {
  const { text, first, end } = cursor
  const length = runLength(cursor)
  if (length < 3) return 0
  if (text.charCodeAt(first) === BACKTICK) {
    for (let at = first + length; at < end; at++) if (text.charCodeAt(at) === BACKTICK) return 0
  }
  return length
}

export function closesFence(cursor: LineCursor, code: number, openingLength: number): boolean {
  if (cursor.first === cursor.end || cursor.text.charCodeAt(cursor.first) !== code) return false
  if (cursor.firstColumn - cursor.column > 3) return false
  const length = runLength(cursor)
  return length >= openingLength && isBlankFrom(cursor, cursor.first + length)
}

/**
 * Offset of what keeps the rest of the line from being a thematic break of the character at `cursor.first`
 * (`cursor.end` when there are too few of them), or -1 when it is one.
 */
export function thematicBreakFault(cursor: LineCursor): number {
  const { text, first, end } = cursor
  const marker = text.charCodeAt(first)
  let count = 0
  for (let at = first; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === marker) count += 1
    else if (!isSpaceOrTab(code)) return at
  }
  return count < 3 ? end : -1
}

function isSpaceOrTab(code: number): boolean {
  return code === SPACE || code === TAB
}
