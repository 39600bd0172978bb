/** A text in which something was encoded, decoded, and where each of its characters stood. */
export interface Unfolded {
  readonly text: string
  /** The offset in the original of a character of `text`. */
  readonly original: (offset: number) => number
}

/** A credential's prefix in base64, at each of the three places at which it can begin. */
export const base64Needles = ['c2stYW50L', 'NrLWFudC', 'zay1hbnQt'] as const
/** The dash of a prefix, written as an escape of JSON, of a shell, of an address or of HTML. */
export const escapeNeedles = ['\\u002', '\\x2', '%2', '&#45;', '&#x2', '&hyphen;', '=2D', 'k\\-'] as const

const ESCAPE =
  /\\u00([2-7][0-9a-f])|\\x([2-7][0-9a-f])|%([2-7][0-9a-f])|&#(\d{2,3});|&#x([2-7][0-9a-f]);|&(hyphen|lowbar);|=([2-7][0-9A-F])|\\([-_])|=\r?\n/gi
/** Nearer than so the dash of a prefix stands behind its `sk`. */
const SMELLS =
  /(?:s|\\u0073|\\x73|%73|&#115;|&#x73;)(?:k|\\u006b|\\x6b|%6b|&#107;|&#x6b;)(?:\\u002d|\\x2d|%2d|&#45;|&#x2d;|&hyphen;|=2d|\\-|-(?:a|\\u0061|\\x61|%61|&#97;)(?:n|\\u006e|\\x6e|%6e|&#110;)(?:t|\\u0074|\\x74|%74|&#116;)(?:\\u002d|\\x2d|%2d|&#45;|&#x2d;|&hyphen;|=2d|\\-))/i
const RUN = /[A-Za-z0-9+/_-]/
/** No base64 of a credential and what stands around it is longer; a longer run is cut here. */
const LONGEST = 8192
const BEFORE = 400

/** The text with its escapes read; `undefined` where none of them is a credential's. */
export function withoutEscapes(text: string): Unfolded | undefined {
  if (!SMELLS.test(text)) return undefined
  const shifts: { at: number; by: number }[] = []
  let result = ''
  let done = 0
  ESCAPE.lastIndex = 0
  for (let match = ESCAPE.exec(text); match; match = ESCAPE.exec(text)) {
    result += text.slice(done, match.index) + charOf(match)
    done = match.index + match[0].length
    shifts.push({ at: result.length, by: done - result.length })
  }
  return { text: result + text.slice(done), original: offset => offset + shiftAt(shifts, offset) }
}

/** Each run of base64 that holds a prefix, decoded; all of it stands where the run begins. */
export function base64Runs(text: string): readonly Unfolded[] {
  const found: Unfolded[] = []
  let done = 0
  for (const { at, back } of needlePlaces(text)) {
    if (at < done) continue
    let end = at
    while (end < text.length && end - at < LONGEST && RUN.test(text[end] ?? '')) end++
    // From where its group of four characters begins; what stands before is another text.
    const decoded = decoded64(text.slice(Math.max(0, at - back), end))
    const start = startOfRun(text, at)
    const last = end
    found.push({ text: decoded, original: offset => (offset >= decoded.length - 2 ? last : start) })
    done = end
  }
  return found
}

function decoded64(run: string): string {
  // What stands before the run can be any text: a blank or a bracket there must not stop the rest.
  const plain = run
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/[^A-Za-z0-9+/]/g, 'A')
  const whole = plain.length % 4 === 1 ? plain.slice(0, -1) : plain
  return atob(whole)
}

/** Where a needle stands, and how many characters before it its first group begins. */
function needlePlaces(text: string): readonly { readonly at: number; readonly back: number }[] {
  const places: { at: number; back: number }[] = []
  base64Needles.forEach((needle, index) => {
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length))
      places.push({ at, back: index === 0 ? 0 : index + 1 })
  })
  return places.sort((a, b) => a.at - b.at)
}

function startOfRun(text: string, at: number): number {
  let start = at
  while (start > 0 && at - start < BEFORE && RUN.test(text[start - 1] ?? '')) start--
  return start
}

function charOf(match: RegExpExecArray): string {
  const [all, ...groups] = match
  if (/^=\r?\n$/.test(all)) return ''
  const [json, shell, percent, decimal, hex, named, quoted, plain] = groups
  if (plain !== undefined) return plain
  if (named !== undefined) return named.toLowerCase() === 'hyphen' ? '-' : '_'
  const code =
    decimal === undefined
      ? Number.parseInt(json ?? shell ?? percent ?? hex ?? quoted ?? '', 16)
      : Number(decimal)
  return code >= 32 && code < 127 ? String.fromCharCode(code) : all
}

function shiftAt(shifts: readonly { readonly at: number; readonly by: number }[], offset: number): number {
  let low = 0
  let high = shifts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((shifts[middle]?.at ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return shifts[low - 1]?.by ?? 0
}
