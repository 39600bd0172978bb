import {
  APOSTROPHE,
  BACKSLASH,
  COLON,
  GREATER_THAN,
  LEFT_BRACKET,
  LEFT_PARENTHESIS,
  LESS_THAN,
  QUOTATION_MARK,
  RIGHT_BRACKET,
  RIGHT_PARENTHESIS,
  SPACE,
  TAB,
} from './characters.ts'
import {
  type ContentLines,
  type ContentReader,
  createReader,
  moveTo,
  peek,
  skipSpaceAndLineEnd,
  skipToLineEnd,
} from './content-reader.ts'

/**
 * The link reference definitions at the head of a paragraph: for each, the index of the line behind its last.
 * The specification is followed where commonmark.js is narrower (tabs between the parts) or wider (control
 * characters in a destination without angle brackets).
 */
export function definitionEnds(text: string, lines: ContentLines): readonly number[] {
  const ends: number[] = []
  const reader = createReader(text, lines)
  while (readDefinition(reader)) {
    ends.push(reader.index + 1)
    if (!moveTo(reader, reader.index + 1)) break
  }
  return ends
}

/** Leaves the reader on the definition's last line. */
function readDefinition(reader: ContentReader): boolean {
  if (!readLabel(reader) || peek(reader) !== COLON) return false
  reader.at += 1
  if (!skipSpaceAndLineEnd(reader) || !readDestination(reader)) return false
  const { index, at } = reader
  // A title needs space before it; when it can't be read the definition has none.
  const isApart = skipSpaceAndLineEnd(reader) && reader.at > at
  if (isApart && readTitle(reader) && skipToLineEnd(reader)) return true
  moveTo(reader, index, at)
  return skipToLineEnd(reader)
}

/** A label holds at most 999 characters, one of them at least no white space, and no unescaped bracket. */
function readLabel(reader: ContentReader): boolean {
  if (peek(reader) !== LEFT_BRACKET) return false
  reader.at += 1
  let isFilled = false
  for (let size = 0; size <= 999; size++) {
    const code = peek(reader)
    reader.at += 1
    if (code === LEFT_BRACKET) return false
    if (code === RIGHT_BRACKET) return isFilled
    if (code < 0) {
      if (!moveTo(reader, reader.index + 1)) return false
      continue
    }
    if (code !== SPACE && code !== TAB) isFilled = true
    if (code === BACKSLASH && reader.at < reader.end) {
      reader.at += 1
      size += 1
    }
  }
  return false
}

function readDestination(reader: ContentReader): boolean {
  if (peek(reader) !== LESS_THAN) return readBareDestination(reader)
  for (;;) {
    reader.at += 1
    const code = peek(reader)
    if (code < 0 || code === LESS_THAN) return false
    if (code === BACKSLASH) reader.at += 1
    else if (code === GREATER_THAN) break
  }
  reader.at += 1
  return true
}

/** Parentheses balance to any depth; the specification allows a limit, and no oracle has one. */
function readBareDestination(reader: ContentReader): boolean {
  const start = reader.at
  let balance = 0
  for (;;) {
    const code = peek(reader)
    // U+0000 stands for U+FFFD, which is no control character.
    if ((code <= SPACE && code !== 0) || code === 127) break
    if (code === LEFT_PARENTHESIS) balance += 1
    else if (code === RIGHT_PARENTHESIS && --balance < 0) return false
    reader.at += 1
    const next = code === BACKSLASH ? peek(reader) : -1
    if (next === LEFT_PARENTHESIS || next === RIGHT_PARENTHESIS || next === BACKSLASH) reader.at += 1
  }
  return reader.at > start && balance === 0
}

function readTitle(reader: ContentReader): boolean {
  const open = peek(reader)
  if (open !== QUOTATION_MARK && open !== APOSTROPHE && open !== LEFT_PARENTHESIS) return false
  const close = open === LEFT_PARENTHESIS ? RIGHT_PARENTHESIS : open
  reader.at += 1
  for (;;) {
    const code = peek(reader)
    if (code < 0) {
      if (!moveTo(reader, reader.index + 1)) return false
      continue
    }
    reader.at += 1
    if (code === close) return true
    if (code === open) return false
    if (code === BACKSLASH) reader.at += 1
  }
}
