import {
  APOSTROPHE,
  BACKTICK,
  COLON,
  DOT,
  EQUALS,
  GREATER_THAN,
  HYPHEN,
  LESS_THAN,
  NINE,
  QUOTATION_MARK,
  SLASH,
  SPACE,
  TAB,
  UNDERSCORE,
  ZERO,
} from './characters.ts'
import { type ContentReader, createReader, peek, skipToLineEnd } from './content-reader.ts'
import type { LineCursor } from './line-cursor.ts'

/**
 * Whether the tag whose name ends at `nameEnd` is complete on this line, with nothing but spaces behind it.
 * Every step is decided by the next character, so there is nothing to go back to.
 */
export function isCompleteTag(cursor: LineCursor, nameEnd: number, isClosing: boolean): boolean {
  const reader = createReader(cursor.text, [nameEnd, cursor.end])
  while (!isClosing && readAttribute(reader));
  skipToLineEnd(reader)
  if (!isClosing && peek(reader) === SLASH) reader.at += 1
  if (peek(reader) !== GREATER_THAN) return false
  reader.at += 1
  return skipToLineEnd(reader)
}

/** Where no attribute stands, the reader is left behind the spaces; where a value is missing, on its `=`. */
function readAttribute(reader: ContentReader): boolean {
  const before = reader.at
  skipToLineEnd(reader)
  if (reader.at === before || !isAttributeStart(peek(reader))) return false
  do reader.at += 1
  while (isAttributeCharacter(peek(reader)))
  const nameEnd = reader.at
  skipToLineEnd(reader)
  const equals = reader.at
  if (peek(reader) !== EQUALS) {
    reader.at = nameEnd
    return true
  }
  reader.at += 1
  skipToLineEnd(reader)
  if (readValue(reader)) return true
  reader.at = equals
  return false
}

function readValue(reader: ContentReader): boolean {
  const start = reader.at
  const quote = peek(reader)
  if (quote !== QUOTATION_MARK && quote !== APOSTROPHE) {
    while (!endsUnquotedValue(peek(reader))) reader.at += 1
    return reader.at > start
  }
  do reader.at += 1
  while (reader.at < reader.end && peek(reader) !== quote)
  reader.at += 1
  return reader.at <= reader.end
}

function isAttributeStart(code: number): boolean {
  const lower = code | 32
  return (lower >= 97 && lower <= 122) || code === UNDERSCORE || code === COLON
}

function isAttributeCharacter(code: number): boolean {
  return isAttributeStart(code) || (code >= ZERO && code <= NINE) || code === DOT || code === HYPHEN
}

function endsUnquotedValue(code: number): boolean {
  return (
    code < 0 ||
    code === SPACE ||
    code === TAB ||
    code === QUOTATION_MARK ||
    code === APOSTROPHE ||
    code === LESS_THAN ||
    code === EQUALS ||
    code === GREATER_THAN ||
    code === BACKTICK
  )
}
