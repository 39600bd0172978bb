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
import type { LineCursor } from './line-cursor.ts'
import { isBlankFrom } from './line-shapes.ts'

/**
 * Whether the tag whose name ends at `nameEnd` is complete on this line, with nothing but spaces behind it.
 * Every step is decided by the next character, so there is nothing to go back to.
 */
export function isCompleteTag(cursor: LineCursor, nameEnd: number, isClosing: boolean): boolean {
  const { text, end } = cursor
  let at = nameEnd
  if (!isClosing) at = skipAttributes(text, at, end)
  at = skipBlanks(text, at, end)
  if (!isClosing && at < end && text.charCodeAt(at) === SLASH) at += 1
  return at < end && text.charCodeAt(at) === GREATER_THAN && isBlankFrom(cursor, at + 1)
}

/** Returns where the last complete attribute ends. */
function skipAttributes(text: string, from: number, end: number): number {
  let at = from
  for (;;) {
    const name = skipBlanks(text, at, end)
    if (name === at || name === end || !isAttributeStart(text.charCodeAt(name))) return at
    at = name + 1
    while (at < end && isAttributeCharacter(text.charCodeAt(at))) at++
    const equals = skipBlanks(text, at, end)
    if (equals < end && text.charCodeAt(equals) === EQUALS) {
      const valueEnd = skipValue(text, skipBlanks(text, equals + 1, end), end)
      if (valueEnd < 0) return at
      at = valueEnd
    }
  }
}

/** Returns where the attribute value ends, -1 when there is none. */
function skipValue(text: string, start: number, end: number): number {
  if (start >= end) return -1
  const quote = text.charCodeAt(start)
  let at = start
  if (quote === QUOTATION_MARK || quote === APOSTROPHE) {
    at += 1
    while (at < end && text.charCodeAt(at) !== quote) at++
    return at < end ? at + 1 : -1
  }
  while (at < end && !endsUnquotedValue(text.charCodeAt(at))) at++
  return at === start ? -1 : at
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from
  while (at < end && (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB)) at++
  return at
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
