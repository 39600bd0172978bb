import { isPlaceholder } from '../secrets/placeholder.ts'
import { isReference, namesASource } from '../secrets/reference.ts'
import { isSecretName } from '../secrets/secret-name.ts'
import { masked } from './masked.ts'

// One name, its sign, and where the value begins. The look-behind lets every word be tried once: linear time.
const ASSIGNMENT =
  /(?<![A-Za-z0-9_])([A-Za-z_][A-Za-z0-9_]*)(\\?["'])?([ \t]{0,8}:?=[ \t]{0,8}|[ \t]{0,8}:[ \t]{0,8}|[ \t]{1,8}(?=\S))/g
/** What may stand before the name in an env file: a diff's column, a comment sign, the command that sets it. */
const LINE_LEAD =
  /^[+ -]?[ \t]*(?:#[ \t]*){0,3}(?:(?:export|set|setx|declare -x|setenv|set -[a-zA-Z]+)[ \t]+|\$env[:.])?$/i
const SET_BY_SPACE = /(?:^|[ \t])(?:setx|setenv|set -[a-zA-Z]+)[ \t]+$/i
const MASKED = /^(?:sk-ant-(?:[a-z]{3,5}\d\d-)?)?…\(\d+ characters\)/
const HARMLESS = /^(?:true|false|yes|no|on|off|null|none|\d{1,3})$/i
/** Longer texts are no placeholder and no reference; the bound also keeps the repeated look linear. */
const LONG = 400

/** Masks the values of assignments to names that stand for a secret, line by line. */
export function maskValues(text: string): string {
  return text.split('\n').map(maskLine).join('\n')
}

function maskLine(line: string): string {
  let result = ''
  let done = 0
  ASSIGNMENT.lastIndex = 0
  for (let match = ASSIGNMENT.exec(line); match; match = ASSIGNMENT.exec(line)) {
    const [all, name = '', quote, sign = ''] = match
    const lead = match.index < 200 ? line.slice(0, match.index) : 'far'
    // What follows a sign that belongs to no secret may be the next name.
    ASSIGNMENT.lastIndex = match.index + name.length + (quote?.length ?? 0)
    if (!isSecretName(name) || !isAssigned(name, quote, sign, lead)) continue
    const value = valueAt(line, match.index + all.length, {
      wholeLine: sign.includes('=') && LINE_LEAD.test(lead),
      isMapping: sign.includes(':') && !sign.includes('=') && quote === undefined,
    })
    if (value === undefined || mayStay(value.text, name, sign)) continue
    result += line.slice(done, value.start) + masked(value.text.length)
    done = value.start + value.text.length
    ASSIGNMENT.lastIndex = done
  }
  return result + line.slice(done)
}

function isAssigned(name: string, quote: string | undefined, sign: string, lead: string): boolean {
  if (sign.includes('=')) return true
  if (!sign.includes(':')) return SET_BY_SPACE.test(lead)
  // A mapping: quoted as in JSON, or an environment variable at the start of a line as in YAML.
  return (
    quote !== undefined ||
    (/^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/.test(name) && LINE_LEAD.test(lead.replace(/- $/, '')))
  )
}

function mayStay(value: string, name: string, sign: string): boolean {
  if (value.length >= LONG) return false
  if (isPlaceholder(value) || isReference(value) || HARMLESS.test(value)) return true
  // `token = next()` and `key: the name of …` are code and prose; an environment variable is written in capitals.
  const isVariable = name === name.toUpperCase()
  if (!isVariable && /^[A-Za-z_]+(?:\.[A-Za-z_]+)+$/.test(value)) return true
  return !isVariable && /[ \t:]/.test(sign) && !(/^[\w+/=.~-]+$/.test(value) && /\d/.test(value))
}

/**
 * The value without its quotes. In an env file (`wholeLine`) an unquoted value goes on to the end of the line or a
 * comment; in a mapping it is one word, or else prose.
 */
function valueAt(
  line: string,
  start: number,
  { wholeLine, isMapping }: { readonly wholeLine: boolean; readonly isMapping: boolean },
): { readonly start: number; readonly text: string } | undefined {
  const near = line.slice(start, start + LONG)
  const quote = /^\\?["'`]/.exec(near)?.[0]
  if (quote !== undefined) {
    const from = start + quote.length
    const close = line.indexOf(quote, from)
    const text = close < 0 ? line.slice(from).trimEnd() : line.slice(from, close)
    return MASKED.test(text) ? undefined : { start: from, text }
  }
  if (MASKED.test(near) || namesASource(near)) return undefined
  const rest = line.slice(start)
  const word = /^[^\s"'`;&|<>()\\,]+/.exec(rest)?.[0] ?? ''
  if (isMapping)
    return /^[ \t]*(?:$|[,}#])/.test(rest.slice(word.length, word.length + LONG))
      ? { start, text: word }
      : undefined
  if (!wholeLine) return { start, text: word }
  // `NAME=1 command` and `NAME=<token> command` are lines of a shell.
  const [first = ''] = near.split(/[ \t]/, 1)
  const text = first.length < near.length && mayStandAlone(first) ? first : untilComment(rest).trimEnd()
  return { start, text }
}

function mayStandAlone(word: string): boolean {
  return word !== '' && (isPlaceholder(word) || isReference(word) || HARMLESS.test(word))
}

function untilComment(text: string): string {
  const space = text.indexOf(' #')
  const tab = text.indexOf('\t#')
  const cut = Math.min(space < 0 ? text.length : space, tab < 0 ? text.length : tab)
  return text.slice(0, cut)
}
