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

/**
 * The lines of a paragraph as pairs of offsets: start of the content (containers and indentation left out) and
 * end. No line is blank.
 */
export type ContentLines = readonly number[]

/** Where a reader of content stands; -1 as `at` means that what was looked for isn't there. */
interface Place {
  /** Index into the pairs of `ContentLines`. */
  readonly index: number
  readonly at: number
}

const nowhere: Place = { index: 0, at: -1 }

/**
 * The link reference definitions at the head of a paragraph: for each, the index of the line behind its last.
 * The specification is followed where commonmark.js is narrower (tabs between the parts) or wider (control
 * characters in a destination without angle brackets).
 */
export function definitionEnds(text: string, lines: ContentLines): readonly number[] {
  const ends: number[] = []
  const count = lines.length / 2
  let index = 0
  while (index < count) {
    const next = definitionEnd(text, lines, index)
    if (next < 0) break
    ends.push(next)
    index = next
  }
  return ends
}

function definitionEnd(text: string, lines: ContentLines, index: number): number {
  const label = skipLabel(text, lines, { index, at: startOf(lines, index) })
  if (label.at < 0 || label.at === endOf(lines, label.index) || text.charCodeAt(label.at) !== COLON) return -1
  const destination = skipSpaceAndLineEnd(text, lines, { index: label.index, at: label.at + 1 })
  if (destination.at < 0) return -1
  const behind = {
    index: destination.index,
    at: skipDestination(text, destination.at, endOf(lines, destination.index)),
  }
  if (behind.at < 0) return -1
  const title = skipSpaceAndLineEnd(text, lines, behind)
  // A title needs space before it; one that can't be read leaves a definition without title.
  if (title.at > behind.at) {
    const end = skipTitle(text, lines, title)
    if (end.at >= 0 && isLineEnd(text, lines, end)) return end.index + 1
  }
  return isLineEnd(text, lines, behind) ? behind.index + 1 : -1
}

/** A label holds at most 999 characters and at least one that is no white space. */
function skipLabel(text: string, lines: ContentLines, from: Place): Place {
  if (text.charCodeAt(from.at) !== LEFT_BRACKET) return nowhere
  let { index, at } = { index: from.index, at: from.at + 1 }
  let size = 0
  let isFilled = false
  for (;;) {
    if (size > 999) return nowhere
    if (at === endOf(lines, index)) {
      index += 1
      at = startOf(lines, index)
      size += 1
      if (at < 0) return nowhere
      continue
    }
    const code = text.charCodeAt(at)
    if (code === LEFT_BRACKET) return nowhere
    if (code === RIGHT_BRACKET) return isFilled ? { index, at: at + 1 } : nowhere
    if (code !== SPACE && code !== TAB) isFilled = true
    const step = code === BACKSLASH && at + 1 < endOf(lines, index) ? 2 : 1
    at += step
    size += step
  }
}

function skipDestination(text: string, from: number, end: number): number {
  return text.charCodeAt(from) === LESS_THAN
    ? skipPointyDestination(text, from + 1, end)
    : skipBareDestination(text, from, end)
}

function skipPointyDestination(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === GREATER_THAN) return at + 1
    if (code === LESS_THAN) return -1
    if (code === BACKSLASH) at += 1
  }
  return -1
}

/** Parentheses balance to any depth, as in commonmark.js; micromark stops at 32. */
function skipBareDestination(text: string, from: number, end: number): number {
  let balance = 0
  let at = from
  for (; at < end; at++) {
    const code = text.charCodeAt(at)
    if (isControlOrSpace(code)) break
    if (code === LEFT_PARENTHESIS) balance += 1
    else if (code === RIGHT_PARENTHESIS && --balance < 0) break
    else if (code === BACKSLASH && isParenthesisOrBackslash(text, at + 1, end)) at += 1
  }
  return at === from || balance !== 0 ? -1 : at
}

/** U+0000 stands for U+FFFD, which is no control character. */
function isControlOrSpace(code: number): boolean {
  return (code <= SPACE && code !== 0) || code === 127
}

function isParenthesisOrBackslash(text: string, at: number, end: number): boolean {
  if (at >= end) return false
  const code = text.charCodeAt(at)
  return code === LEFT_PARENTHESIS || code === RIGHT_PARENTHESIS || code === BACKSLASH
}

function skipTitle(text: string, lines: ContentLines, from: Place): Place {
  const open = text.charCodeAt(from.at)
  if (open !== QUOTATION_MARK && open !== APOSTROPHE && open !== LEFT_PARENTHESIS) return nowhere
  const close = open === LEFT_PARENTHESIS ? RIGHT_PARENTHESIS : open
  let { index, at } = { index: from.index, at: from.at + 1 }
  for (;;) {
    const end = endOf(lines, index)
    for (; at < end; at++) {
      const code = text.charCodeAt(at)
      if (code === close) return { index, at: at + 1 }
      if (code === open) return nowhere
      if (code === BACKSLASH) at += 1
    }
    index += 1
    at = startOf(lines, index)
    if (at < 0) return nowhere
  }
}

/** Spaces, tabs and at most one line end; `at` is -1 behind the last line. */
function skipSpaceAndLineEnd(text: string, lines: ContentLines, from: Place): Place {
  const at = skipSpaces(text, from.at, endOf(lines, from.index))
  if (at < endOf(lines, from.index)) return { index: from.index, at }
  return { index: from.index + 1, at: startOf(lines, from.index + 1) }
}

function isLineEnd(text: string, lines: ContentLines, place: Place): boolean {
  const end = endOf(lines, place.index)
  return skipSpaces(text, place.at, end) === end
}

function skipSpaces(text: string, from: number, end: number): number {
  let at = from
  while (at < end && (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB)) at++
  return at
}

function startOf(lines: ContentLines, index: number): number {
  return lines[index * 2] ?? -1
}

function endOf(lines: ContentLines, index: number): number {
  return lines[index * 2 + 1] ?? -1
}
