/** The letters and digits of a text in lower case, with the place of each: what no wrap, quote, bullet or box changes. */
export interface Letters {
  readonly text: string
  readonly places: readonly number[]
  /** As it was written, for what a capital tells. */
  readonly written: string
}

/** How many letters a `…` of a phrase may stand for. */
const GAP = 300

/** A phrase that the end of the text cuts off counts from this many letters on, and from this share of it; one of less than three words from more. */
const CUT = { letters: 8, share: 0.5, ofFewWords: 0.7 }

export function lettersOf(plain: string): Letters {
  const source = small(plain)
  const places: number[] = []
  for (let at = 0; at < source.length; at += 1) if (isLetter(source.charCodeAt(at))) places.push(at)
  return { text: onlyLetters(plain), places, written: plain }
}

/** {@link Letters.text} alone: of a phrase, of which there are hundreds, nobody asks for the places. */
function onlyLetters(plain: string): string {
  return small(plain).replace(noLetters, '')
}

/** A few letters change their length in lower case; then places would lie. */
function small(plain: string): string {
  const lower = plain.toLowerCase()
  return lower.length === plain.length ? lower : plain
}

/** How a phrase stands in a text: wholly, or cut off by the end of the text. */
type Standing = 'whole' | 'cut'

/** Whether a phrase stands in the text, as whole words; `…` parts what may stand apart. */
export function says(letters: Letters, phrase: string): Standing | undefined {
  return standing(letters, phrase, true)
}

/** {@link says} where only what stands there wholly counts, which costs less to be told. */
export function saysWhole(letters: Letters, phrase: string): boolean {
  return standing(letters, phrase, false) === 'whole'
}

/** Whether the text ends in this phrase: then no other one was cut off there. */
export function endsWith({ text }: Letters, phrase: string): boolean {
  return text.endsWith(onlyLetters(phrase))
}

function standing(letters: Letters, phrase: string, mayBeCut: boolean): Standing | undefined {
  let from = 0
  for (const [index, part] of phrase.split('…').entries()) {
    const wanted = onlyLetters(part)
    const at = findWhole(letters, wanted, from)
    if (at < 0) return mayBeCut && isCut(letters, part, { from, phrase }) ? 'cut' : undefined
    if (index > 0 && at - from > GAP) return undefined
    from = at + wanted.length
  }
  return 'whole'
}

function findWhole(letters: Letters, wanted: string, from: number): number {
  let at = letters.text.indexOf(wanted, from)
  while (at >= 0 && !((isEdge(letters, at) || isSeam(letters, at)) && isEdge(letters, at + wanted.length)))
    at = letters.text.indexOf(wanted, at + 1)
  return at
}

function isCut(
  letters: Letters,
  part: string,
  { from, phrase }: { readonly from: number; readonly phrase: string },
): boolean {
  const wanted = onlyLetters(part)
  // The first word alone is too little: a variable's name stands in many texts.
  const word = onlyLetters(part.trim().split(/\s/)[0] ?? '').length
  const more = word < wanted.length ? word + 1 : 0
  // Of a phrase in parts the share is that of all: the begin of the first part is little of it.
  const all = from === 0 ? onlyLetters(phrase).length : wanted.length
  const least = Math.max(CUT.letters, Math.ceil(all * CUT.share), more)
  // Seen at one look for nearly all of them: where the text ends in a begin of it, this begin stands there as well.
  if (!letters.text.includes(wanted.slice(0, least), Math.max(from, letters.text.length - wanted.length + 1)))
    return false
  for (let size = wanted.length - 1; size >= least; size -= 1) {
    const at = letters.text.length - size
    if (at < from || !letters.text.endsWith(wanted.slice(0, size))) continue
    // Two words stand in many sentences.
    const few = from === 0 && wordsWithin(part, size) < 3
    return isEdge(letters, at) && !(few && size < all * CUT.ofFewWords)
  }
  return false
}

/** How many words of a phrase its first letters reach into. */
function wordsWithin(part: string, size: number): number {
  let left = size
  return part
    .trim()
    .split(/\s+/)
    .filter(word => {
      const begun = left > 0
      left -= onlyLetters(word).length
      return begun
    }).length
}

/** Something stands between the two letters, or they are of different scripts: Chinese has no blanks. */
function isEdge({ text, places }: Letters, at: number): boolean {
  if (at === 0 || at === text.length) return true
  if ((places[at] ?? 0) - (places[at - 1] ?? 0) > 1) return true
  return text.charCodeAt(at) > 127 || text.charCodeAt(at - 1) > 127
}

/** A sentence that a program put right behind another text: `authentication_failedNot logged in`. */
function isSeam({ places, written }: Letters, at: number): boolean {
  const place = places[at] ?? 0
  return /^[a-z][A-Z][a-z]/.test(written.slice(Math.max(0, place - 1), place + 2))
}

/** All that is none for {@link isLetter}. */
const noLetters = /[^a-z0-9_\u00c0-\u1fff\u2e80-\ufdff]+/g

function isLetter(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 95
  return (code >= 0xc0 && code < 0x2000) || (code >= 0x2e80 && code < 0xfe00)
}
