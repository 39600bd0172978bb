import { joiner } from './joiner.ts'
import { KNOWN_FAMILY, type SecretKind, secretKind } from './kind.ts'
import { isPlaceholder } from './placeholder.ts'
import { isRandom, isTyped } from './random.ts'

/** One Anthropic credential in a text: where it stands and what kind it is, never its value. */
export interface Token {
  /** Offsets of its pieces; more than one where it is wrapped over lines or split into string literals. */
  readonly pieces: readonly { readonly start: number; readonly end: number }[]
  readonly kind: SecretKind
  /** Characters of all pieces together, prefix included. */
  readonly length: number
  /** Characters after the prefix. */
  readonly bodyLength: number
  /** True if the body stands for a credential and is none. */
  readonly placeholder: boolean
  /** True if the body has the variety of random characters. */
  readonly random: boolean
  /** True if the body is exactly as its kind has it, to its last two characters, whatever is glued to it. */
  readonly fits: boolean
  /** True where the prefix `sk-ant-` is missing: cut off by a wrap, or in a variable. */
  readonly headless: boolean
}

const PREFIX = 'sk-ant-'
/** Longer than any credential of an unpublished length that has been reported (114), with room to grow. */
const LONGEST = 160
/** Characters; of the kinds whose length is not published, those that were reported have about as many. */
const USUAL_BODY = 95
/** No credential is longer; a bound keeps thousands of tiny string literals linear. */
const LONGEST_JOINED = 1000

/** All Anthropic credentials of a text, in order, placeholders included. Time is linear in the text. */
export function findTokens(text: string): readonly Token[] {
  const tokens: Token[] = []
  // The second form is a credential whose prefix was cut off by a line wrap, or stands in a variable.
  const candidate = /sk-|(?<![A-Za-z0-9])(?:api|admin|oat|ort|sid)\d\d-/gi
  for (let match = candidate.exec(text); match; match = candidate.exec(text)) {
    const cut = match[0].length > 3
    const token = cut ? headless(text, match.index) : whole(text, match.index)
    if (!token) continue
    tokens.push(token)
    candidate.lastIndex = Math.max(token.pieces.at(-1)?.end ?? 0, candidate.lastIndex)
  }
  return tokens
}

function whole(text: string, start: number): Token | undefined {
  // Asked before the run is measured, so that `sk-sk-sk-…` is not measured again from each of its parts.
  if (!mayBecome(text.slice(start, runEnd(text, start, PREFIX.length)))) return undefined
  const column = text.charAt(lineStart(text, start))
  const pieces: { start: number; end: number }[] = []
  let joined = ''
  let at = start
  for (;;) {
    const end = runEnd(text, at)
    pieces.push({ start: at, end })
    joined += text.slice(at, end)
    if (joined.length > LONGEST_JOINED) break
    const join = joiner(text, end, column)
    if (!join) break
    const next = text.slice(join.end, runEnd(text, join.end))
    if (
      !(join.literal
        ? continuesLiteral(joined, next, join.list)
        : continuesLine(joined, next, text, join.end))
    )
      break
    at = join.end
  }
  return joined.toLowerCase().startsWith(PREFIX) ? describe(joined, pieces) : undefined
}

function headless(text: string, start: number): Token | undefined {
  const near = text.slice(start, runEnd(text, start, LONGEST))
  const known = KNOWN_FAMILY.exec(PREFIX + near)
  const body = near.slice((known?.[0].length ?? 0) - PREFIX.length)
  if (body.length < 20 || !isRandom(body)) return undefined
  const end = runEnd(text, start)
  return {
    ...describe(PREFIX + text.slice(start, end), [{ start, end }]),
    length: end - start,
    headless: true,
  }
}

function describe(joined: string, pieces: Token['pieces']): Token {
  const known = KNOWN_FAMILY.exec(joined)
  const run = joined.slice(known?.[0].length ?? PREFIX.length)
  const kind = secretKind((known?.[1] ?? '').toLowerCase())
  // What is glued to it says nothing about it.
  const usual = kind.length === undefined ? USUAL_BODY : kind.length - (joined.length - run.length)
  const body = run.slice(0, usual)
  const fits = kind.length !== undefined && body.length === usual && body.endsWith('AA')
  return {
    pieces,
    kind,
    fits: fits && isTyped(body),
    length: joined.length,
    bodyLength: run.length,
    placeholder: isPlaceholder(body),
    random: isRandom(body),
    headless: false,
  }
}

/** Whether the start of a run can still be the start of a credential. */
function mayBecome(joined: string): boolean {
  const start = joined.slice(0, PREFIX.length).toLowerCase()
  return PREFIX.startsWith(start)
}

function continuesLiteral(joined: string, next: string, list: boolean): boolean {
  if (next === '' || !mayBecome(joined + next)) return false
  return !list || joined.endsWith('-')
}

function continuesLine(joined: string, next: string, text: string, at: number): boolean {
  const known = KNOWN_FAMILY.exec(joined)
  // One below the other: the next line begins one of its own.
  if (known && next.toLowerCase().startsWith(PREFIX)) return false
  if (!known)
    return joined.length < 20 && /^sk-ant-(?:api|admin|oat|ort|sid)\d\d-[\w-]{8,}$/i.test(joined + next)
  if (joined.length >= (secretKind((known[1] ?? '').toLowerCase()).length ?? LONGEST)) return false
  const after = text.slice(at + next.length, at + next.length + 12)
  // The next assignment, mapping key, call or member is a line of its own.
  if (next === '' || /^[=:(.[]/.test(after)) return false
  if (/\d/.test(next) && /[A-Za-z]/.test(next)) return true
  if (/[a-z][A-Z]|[A-Z]{2}[a-z]/.test(next)) return true
  return next.length > 5 && /^[^\S\n]*(?:["'`,;)}\]\\]+[^\S\n]*)?(?:\n|$)/.test(after)
}

function runEnd(text: string, start: number, most = Number.POSITIVE_INFINITY): number {
  const last = Math.min(text.length, start + most)
  let end = start
  while (end < last && isTokenCode(text.charCodeAt(end))) end++
  return end
}

function isTokenCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 45 ||
    code === 95
  )
}

/** The first offset of the line, looked for over a bounded stretch: only a diff's first column is asked. */
function lineStart(text: string, offset: number): number {
  for (let at = offset; at > 0 && offset - at < 400; at--) if (text.charCodeAt(at - 1) === 10) return at
  return offset < 400 ? 0 : offset
}
