import { isPlaceholder } from '../secrets/placeholder.ts'
import { isReference, namesASource } from '../secrets/reference.ts'
import type { Assignment } from './assignment-at.ts'
import { HARMLESS } from './may-stay.ts'

export interface Span {
  readonly start: number
  readonly end: number
}

/** No value of a variable is longer; the bound keeps the search linear. */
const LONGEST = 16_384
const NEAR = 400
/** What begins a value's text again on the next line: a list, a mapping or a comment is none. */
const BLOCK = /^[|>][+-]?\d?[+-]?[ \t]{0,8}(?:#[^\n]{0,200})?\r?\n/

/** Where the value begins and ends, without its quotes; `undefined` where nothing is there, or a reference. */
export function valueSpan(text: string, assigned: Assignment): Span | undefined {
  const { at, sign } = assigned
  const near = text.slice(at, at + NEAR)
  if (namesASource(near) && !isCode(near, sign)) return undefined
  const list = /^[([{]\s{0,200}(?=["'`])/.exec(near)
  if (list !== null && sign !== '|')
    return isKey(text, at + list[0].length)
      ? undefined
      : valueSpan(text, { ...assigned, at: at + list[0].length, quotedOnly: true })
  const quote = /^(?:[a-zA-Z]{1,2}(?=["']))?(\\?(?:"""|'''|["'`]))/.exec(near)
  if (quote !== null && closesBefore(text, assigned, quote[0])) return undefined
  if (quote !== null && assigned.quotedOnly && isKey(text, at)) return undefined
  if (quote !== null) return quoted(text, { at: at + quote[0].length, quote: quote[1] ?? '', sign })
  if (assigned.quotedOnly) return undefined
  if (sign === '|') return cell(text, at)
  if (sign === ':' && BLOCK.test(near))
    return indented(text, assigned, at + (/^[^\n]*\n/.exec(near)?.[0].length ?? 0))
  // The value may stand on the next line: behind a backslash, or in a mapping.
  const next =
    /^(?:\\\r?\n[+ -]?[ \t]{0,80})/.exec(near) ??
    (sign === ':' ? /^[ \t]{0,8}\r?\n[+ -]?[ \t]{1,80}(?=\S)/.exec(near) : null)
  if (next !== null) {
    const from = at + next[0].length
    const rest = text.slice(from, from + NEAR)
    if (next[0].startsWith('\\')) return valueSpan(text, { ...assigned, at: from })
    const own = /^(\\?["'`])/.exec(rest)
    if (own !== null)
      return isKey(text, from) ? undefined : quoted(text, { at: from + own[0].length, quote: own[0], sign })
    return /^[^\s#:{}[\],-][^\s:]{5,}[ \t]*\r?(?:\n|$)/.test(rest) ? word(text, from, assigned) : undefined
  }
  if (assigned.plainMapping) return scalar(text, assigned)
  return assigned.wholeLine ? wholeLine(text, at) : word(text, at, assigned)
}

/** `set "NAME="` of cmd, which removes NAME: the quote that follows the sign was opened before the name. */
function closesBefore(text: string, { at, line, sign }: Assignment, quote: string): boolean {
  if (sign !== '=' || quote !== '"' || !/^"[ \t]*(?:\r?\n|$)/.test(text.slice(at, at + NEAR))) return false
  return /^[^"]{0,200}"\w{1,100}=$/.test(text.slice(line, at))
}

/** A quoted text that is the name of the next pair. */
function isKey(text: string, at: number): boolean {
  return /^\\?(["'])[^"'\n]{0,200}\\?\1[ \t]{0,8}:/.test(text.slice(at, at + NEAR))
}

function quoted(
  text: string,
  { at, quote, sign }: { readonly at: number; readonly quote: string; readonly sign: string },
): Span {
  const limit = Math.min(text.length, at + LONGEST)
  const close = closing(text, { at, quote, limit })
  if (close === undefined) {
    const end = text.indexOf('\n', at)
    return { start: at, end: trimmed(text, at, end < 0 ? text.length : end) }
  }
  // A shell joins what follows without a blank: 'it'\''s'.
  const more =
    sign !== ':' && sign !== '|'
      ? /^(?:\\?["'](?:[^\s"']{1,400}\\?["'])?|\\')[^\s,;)}\]&|<>]{0,400}/.exec(
          text.slice(close + quote.length, close + quote.length + NEAR),
        )
      : null
  const joined = more !== null && /^\\'|^"'|^'"/.test(more[0]) ? quote.length + more[0].length : 0
  // The quote that ends it stays, so that what follows is read as it was.
  const last = joined > 0 && /["']$/.test(more?.[0] ?? '') ? 1 : 0
  return { start: at, end: joined > 0 ? close + joined - last : lastOfSum(text, close, quote) }
}

/** `"…" + "…"`, also over lines: where the last of the literals ends. */
function lastOfSum(text: string, close: number, quote: string): number {
  let end = close
  for (let literals = 0; literals < 20; literals++) {
    const from = end + quote.length
    const joint =
      /^\s{0,80}(?:[+.]\s{0,80}|\\\r?\n[ \t]{0,80}|\r?\n[ \t]{8,80}(?=["'][^"'\n]{1,200}["']\)))(["'`])/.exec(
        text.slice(from, from + NEAR),
      )
    const sign = joint?.[1]
    if (joint === null || sign !== quote) return end
    const start = from + joint[0].length
    const next = closing(text, { at: start, quote: sign, limit: Math.min(text.length, start + LONGEST) })
    if (next === undefined) return end
    end = next
  }
  return end
}

/** The closing quote over lines; a backslash takes the next character along where the language has that. */
function closing(
  text: string,
  { at, quote, limit }: { readonly at: number; readonly quote: string; readonly limit: number },
): number | undefined {
  const sign = quote.at(-1) ?? ''
  const escaped = quote.startsWith('\\')
  let blank = false
  for (let i = at; i < limit; i++) {
    const char = text[i]
    if (char === '\n') {
      // An unclosed quote does not swallow the next paragraph.
      if (blank && quote.length < 3) return undefined
      blank = true
      continue
    }
    if (char !== ' ' && char !== '\t' && char !== '\r') blank = false
    if (escaped) {
      if (char === '\\' && text[i + 1] === sign) return i
      if (char === '\\' && text[i + 1] === '\\') i += text[i + 2] === '\\' && text[i + 3] === sign ? 3 : 1
    } else if (char === '\\' && sign !== "'" && sign !== '`') i++
    else if (char === sign && text.startsWith(quote, i)) {
      // YAML and SQL write a quote twice.
      if (sign === "'" && quote.length === 1 && text[i + 1] === "'" && /\w/.test(text[i + 2] ?? '')) i++
      else return i
    }
  }
  return undefined
}

/** To the end of the line or its comment, with every line that a backslash joins. */
function wholeLine(text: string, at: number): Span {
  const line = lineFrom(text, at)
  const near = line.slice(0, NEAR)
  // `NAME=1 command` and `NAME=<token> command` are lines of a shell.
  const [first = ''] = near.split(/[ \t]/, 1)
  if (
    first.length < near.length &&
    first !== '' &&
    (isPlaceholder(first) || isReference(first) || HARMLESS.test(first))
  )
    return { start: at, end: at + first.length }
  const bare = untilComment(line)
  const end = trimmed(text, at, at + bare.length)
  return { start: at, end: bare.length === line.length ? joinedEnd(text, end) : end }
}

/** A word of a shell, of code, of an address: to a blank, a separator, or a quote that was opened before the name. */
function word(text: string, at: number, { sign, line }: Assignment): Span {
  const near = text.slice(at, at + LONGEST)
  const lead = text.slice(line, at)
  const isOpen = (quote: string) => lead.split(quote).length % 2 === 0
  const stops = `"'\``.split('').filter(isOpen).join('') + (sign === ':' ? '}]' : '')
  let length = 0
  while (length < near.length) {
    const char = near[length] ?? ''
    if (char === '\\' && /[^\r\n]/.test(near[length + 1] ?? '\n') && !stops.includes(near[length + 1] ?? ''))
      length += 2
    else if (/[\s;&|<>(),\\]/.test(char) || stops.includes(char)) break
    else if (/["'`]/.test(char) && length === 0) break
    else length++
  }
  const end = at + Math.min(length, near.length)
  if (sign === ' ' && near.startsWith('-')) return { start: at, end: at }
  return { start: at, end: joinedEnd(text, end) }
}

/** Between two backticks a word with digits is a text of JavaScript or Markdown; a command has blanks. */
function isCode(near: string, sign: Assignment['sign']): boolean {
  const inside = /^`([^`\s]{6,399})`/.exec(near)?.[1]
  return inside !== undefined && (sign === '|' || (sign !== '=' && /\d/.test(inside)))
}

/** A plain scalar of a mapping: one word to the end of its line, and what is indented below it. Else it is prose. */
function scalar(text: string, assigned: Assignment): Span | undefined {
  const line = lineFrom(text, assigned.at)
  const bare = untilComment(line)
    .replace(/[ \t\r]{0,80}$/, '')
    .replace(/[,}\]]{1,4}$/, '')
  if (/\s/.test(bare)) return undefined
  const end = assigned.at + bare.length
  const next = assigned.at + line.length + 1
  const below = bare.length > 0 && /^[^\s,}]*\r?$/.test(line) ? indented(text, assigned, next) : undefined
  const folded = below === undefined ? '' : text.slice(below.start, below.end)
  return below !== undefined &&
    folded !== '' &&
    folded.split('\n').every(one => /^[+ -]?[ \t]*[^\s:#-][^\s:]*\s*$/.test(one))
    ? { start: assigned.at, end: below.end }
    : { start: assigned.at, end }
}

/** The lines from `from` that are deeper than the name's line, or blank. */
function indented(text: string, { line }: Assignment, from: number): Span {
  const margin = depth(text.slice(line, line + NEAR))
  let end = from
  for (let at = from; at < text.length && at - from < LONGEST; ) {
    const own = lineFrom(text, at)
    if (own.trim() !== '' && depth(own.slice(0, NEAR)) <= margin) break
    if (own.trim() !== '') end = at + own.replace(/\r$/, '').length
    at += own.length + 1
  }
  return { start: from, end }
}

/** Columns before the text; the `- ` of a list counts as blanks, a diff's column does not. */
function depth(line: string): number {
  const bare = /^[+-](?=[ \t\w"'])(?![ ]\S)/.test(line) ? line.slice(1) : line
  return (/^[ \t]{0,200}(?:- {1,8}){0,4}/.exec(bare)?.[0] ?? '').length
}

/** A cell of a table that looks like a value. */
function cell(text: string, at: number): Span | undefined {
  const found = /^`{0,2}([^\s`|]{6,400})`{0,2}[ \t]{0,80}(?:\||\r?\n|$)/.exec(text.slice(at, at + NEAR + 100))
  if (found === null) return undefined
  const start = at + found[0].indexOf(found[1] ?? '')
  return { start, end: start + (found[1] ?? '').length }
}

/** Behind a backslash at the end of the line the value goes on. */
function joinedEnd(text: string, end: number): number {
  let at = end
  while (at - end < LONGEST) {
    const joint =
      /^(?:\\\r?\n)[+ -]?[ \t]{0,80}/.exec(text.slice(at, at + 100)) ??
      (text[at - 1] === '\\' ? /^\r?\n[+ -]?[ \t]{0,80}/.exec(text.slice(at, at + 100)) : null)
    if (joint === null) return at
    const rest = /^[^\s"'`;&|<>()]{1,4000}/.exec(
      text.slice(at + joint[0].length, at + joint[0].length + 4000),
    )
    if (rest === null) return at
    at += joint[0].length + rest[0].length
  }
  return at
}

function lineFrom(text: string, at: number): string {
  const end = text.indexOf('\n', at)
  return text.slice(at, Math.min(end < 0 ? text.length : end, at + LONGEST * 4))
}

function trimmed(text: string, start: number, end: number): number {
  let at = end
  while (at > start && /\s/.test(text[at - 1] ?? '')) at--
  return at
}

function untilComment(text: string): string {
  const space = text.indexOf(' #')
  const tab = text.indexOf('\t#')
  const cut = Math.min(space < 0 ? text.length : space, tab < 0 ? text.length : tab)
  return text.slice(0, cut)
}
