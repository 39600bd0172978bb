import { BANG, GREATER_THAN, QUESTION_MARK, SLASH, SPACE, TAB } from './characters.ts'
import { isCompleteTag } from './html-tag.ts'
import type { LineCursor } from './line-cursor.ts'
import type { HtmlType } from './root-block.ts'

const rawNames = ' pre script style textarea '

/** CommonMark 0.31.2, HTML blocks, start condition 6. */
const blockNames =
  ' address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div' +
  ' dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe' +
  ' legend li link main menu menuitem nav noframes ol optgroup option p param search section summary table' +
  ' tbody td tfoot th thead title tr track ul '

/** The start condition that the `<` at `cursor.first` meets, 0 for none. Condition 7 can't interrupt a paragraph. */
export function htmlStart(cursor: LineCursor, interrupts: boolean): HtmlType | 0 {
  const { text, first, end } = cursor
  // A line end is in none of the strings looked for, so nothing is read beyond the line.
  const code = text.charCodeAt(first + 1)
  if (code === QUESTION_MARK) return 3
  if (code === BANG) return declarationStart(text, first)
  const isClosing = code === SLASH
  const nameStart = first + (isClosing ? 2 : 1)
  const nameEnd = tagNameEnd(text, nameStart, end)
  if (nameEnd === nameStart) return 0
  const name = tagName(text, nameStart, nameEnd)
  const next = nameEnd < end ? text.charCodeAt(nameEnd) : SPACE
  const isDelimited = next === SPACE || next === TAB || next === GREATER_THAN
  if (!isClosing && isDelimited && rawNames.includes(name)) return 1
  const isEmptyTag = next === SLASH && text.charCodeAt(nameEnd + 1) === GREATER_THAN
  if ((isDelimited || isEmptyTag) && blockNames.includes(name)) return 6
  return !interrupts && isCompleteTag(cursor, nameEnd, isClosing) ? 7 : 0
}

function declarationStart(text: string, first: number): HtmlType | 0 {
  if (text.startsWith('--', first + 2)) return 2
  if (text.startsWith('[CDATA[', first + 2)) return 5
  return isAsciiLetter(text.charCodeAt(first + 2)) ? 4 : 0
}

function tagNameEnd(text: string, start: number, end: number): number {
  if (!isAsciiLetter(text.charCodeAt(start))) return start
  let at = start + 1
  while (at < end && isNameCharacter(text.charCodeAt(at))) at++
  return at
}

/** Between spaces, as the lists above hold it; no name in them is longer than ten characters. */
function tagName(text: string, start: number, end: number): string {
  return end - start > 10 ? '\n' : ` ${text.slice(start, end).toLowerCase()} `
}

function isAsciiLetter(code: number): boolean {
  const lower = code | 32
  return lower >= 97 && lower <= 122
}

function isNameCharacter(code: number): boolean {
  return isAsciiLetter(code) || (code >= 48 && code <= 57) || code === 45
}
