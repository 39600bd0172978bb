import { isPlaceholder } from '../secrets/placeholder.ts'
import { isRandomWord } from '../secrets/random-word.ts'
import { isReference } from '../secrets/reference.ts'
import { masked } from './masked.ts'
import { programs, type SecretArguments } from './programs.ts'
import { type ShellWord, shellWords } from './shell-words.ts'

/** The first word of a command that has a row; the further ones are looked for behind it. */
const PROGRAM = /(?<![\w.@-])([a-z7][a-z0-9]{1,11}(?:-[a-z]{1,9})?)(?:\.exe)?(?=[ \t])/g
const byFirst = new Map<string, readonly (readonly [rest: readonly string[], takes: SecretArguments])[]>()
for (const [name, takes] of Object.entries(programs)) {
  const [first = '', ...rest] = name.split(' ')
  byFirst.set(first, [...(byFirst.get(first) ?? []), [rest, takes]])
}

/** Masks what a program takes as a secret behind a flag of its own, or at a place of its own. */
export function maskArguments(text: string): string {
  let result = ''
  let done = 0
  PROGRAM.lastIndex = 0
  for (let match = PROGRAM.exec(text); match; match = PROGRAM.exec(text)) {
    const rows = byFirst.get(match[1] ?? '')
    if (rows === undefined) continue
    const words = shellWords(text, match.index + match[0].length)
    for (const { start, end } of rows.flatMap(row => secretsOf(words, row))) {
      if (start < done) continue
      result += text.slice(done, start) + masked(end - start)
      done = end
    }
    PROGRAM.lastIndex = Math.max(PROGRAM.lastIndex, done)
  }
  return result + text.slice(done)
}

interface Span {
  readonly start: number
  readonly end: number
}

function secretsOf(
  words: readonly ShellWord[],
  [rest, takes]: readonly [readonly string[], SecretArguments],
): readonly Span[] {
  if (rest.some((word, at) => words[at]?.text !== word)) return []
  const own = words.slice(rest.length)
  if (takes.only !== undefined && !own.some(({ text }) => text.startsWith(takes.only ?? ''))) return []
  const found: Span[] = []
  own.forEach((word, at) => {
    const after = own[at + 1]
    if (isAsked(word.text, takes) && after !== undefined && !after.text.startsWith('-')) found.push(after)
    const flag = takes.glued?.find(one => word.text.startsWith(one) && word.text.length > one.length)
    if (flag !== undefined && !isAsked(word.text, takes))
      found.push({ start: word.start + flag.length, end: word.end })
  })
  if (takes.place !== undefined) {
    const places = own.filter(({ text }) => !/^[-/\\]|^[A-Za-z*]:?$/.test(text))
    const place = places.at(takes.place)
    if (place !== undefined) found.push(place)
  }
  const [first] = words
  if (first === undefined) return []
  const text = (span: Span) => {
    const word = words.find(one => one.start <= span.start && one.end >= span.end)
    return word?.text.slice(span.start - word.start, span.end - word.start) ?? ''
  }
  return found.flatMap(span => bareValue(span, text(span), takes.behind) ?? [])
}

/** Whether the next word is the secret. */
function isAsked(word: string, { next, joined }: SecretArguments): boolean {
  if (next?.includes(word) === true) return true
  return joined !== undefined && /^-[A-Za-z#]{2,9}$/.test(word) && word.endsWith(joined)
}

/** Without its quotes and the user before it; `undefined` for a placeholder, a reference, and what is masked. */
function bareValue(span: Span, text: string, behind: string | undefined): Span | undefined {
  const at = behind === undefined ? -1 : text.indexOf(behind)
  if (behind !== undefined && at < 0) return undefined
  // A token in the place of the user, and no password: `-u TOKEN:`.
  const alone = /^(["']?)([^"':]+):["']?$/.exec(text)
  if (behind === ':' && alone !== null && isRandomWord(alone[2] ?? '')) {
    const start = span.start + (alone[1] ?? '').length
    return { start, end: start + (alone[2] ?? '').length }
  }
  const value = behind === undefined ? text : text.slice(at + 1)
  const open =
    behind === undefined || at < 0
      ? (/^["']/.exec(value)?.[0].length ?? 0)
      : (/^["'](?=.)/.exec(value)?.[0].length ?? 0)
  const close = /["']$/.test(value) && value.length > open ? 1 : 0
  const bare = value.slice(open, value.length - close)
  if (bare === '' || bare.includes('…') || isPlaceholder(bare) || isReference(bare) || /^[$%<{]/.test(bare))
    return undefined
  const start = span.start + (at < 0 ? 0 : at + 1) + open
  return { start, end: start + bare.length }
}
