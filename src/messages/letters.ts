/** The letters and digits of a text in lower case, with the place of each: what no wrap, quote, bullet or box changes. */
export interface Letters {
  readonly text: string
  readonly places: readonly number[]
}

/** How many letters a `…` of a phrase may stand for. */
const GAP = 300

/** A phrase that the end of the text cuts off counts from this many letters on, and from this share of it; one of less than three words from more. */
const CUT = { letters: 8, share: 0.5, ofFewWords: 0.7 }

export function lettersOf(plain: string): Letters {
  const lower = plain.toLowerCase()
  // A few letters change their length in lower case; then places would lie.
  const source = lower.length === plain.length ? lower : plain
  let text = ''
  const places: number[] = []
  for (let at = 0; at < source.length; at += 1) {
    if (!isLetter(source.charCodeAt(at))) continue
    text += source[at]
    places.push(at)
  }
  return { text, places }
}

/** How a phrase stands in a text: wholly, or cut off by the end of the text. */
export type Standing = 'whole' | 'cut'

/** Whether a phrase stands in the text, as whole words; `…` parts what may stand apart. */
export function says(letters: Letters, phrase: string): Standing | undefined {
  let from = 0
  for (const [index, part] of phrase.split('…').entries()) {
    const wanted = lettersOf(part).text
    const at = findWhole(letters, wanted, from)
    if (at < 0) return isCut(letters, part, { from, phrase }) ? 'cut' : undefined
    if (index > 0 && at - from > GAP) return undefined
    from = at + wanted.length
  }
  return 'whole'
}

function findWhole(letters: Letters, wanted: string, from: number): number {
  let at = letters.text.indexOf(wanted, from)
  while (at >= 0 && !(isEdge(letters, at) && isEdge(letters, at + wanted.length)))
    at = letters.text.indexOf(wanted, at + 1)
  return at
}

function isCut(
  letters: Letters,
  part: string,
  { from, phrase }: { readonly from: number; readonly phrase: string },
): boolean {
  const wanted = lettersOf(part).text
  // The first word alone is too little: a variable's name stands in many texts.
  const word = lettersOf(part.trim().split(/\s/)[0] ?? '').text.length
  const more = word < wanted.length ? word + 1 : 0
  // Of a phrase in parts the share is that of all: the begin of the first part is little of it.
  const all = from === 0 ? lettersOf(phrase).text.length : wanted.length
  const least = Math.max(CUT.letters, Math.ceil(all * CUT.share), more)
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
      left -= lettersOf(word).text.length
      return begun
    }).length
}

/** Something stands between the two letters, or they are of different scripts: Chinese has no blanks. */
function isEdge({ text, places }: Letters, at: number): boolean {
  if (at === 0 || at === text.length) return true
  if ((places[at] ?? 0) - (places[at - 1] ?? 0) > 1) return true
  return text.charCodeAt(at) > 127 || text.charCodeAt(at - 1) > 127
}

function isLetter(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 95
  return (code >= 0xc0 && code < 0x2000) || (code >= 0x2e80 && code < 0xfe00)
}
