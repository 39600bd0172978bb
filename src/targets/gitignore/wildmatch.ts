const [SLASH, STAR, ANY, OPEN, CLOSE, ESCAPE] = [47, 42, 63, 91, 93, 92]
const [BANG, CARET, HYPHEN, COLON] = [33, 94, 45, 58]

/**
 * Whether a glob matches the whole of a text, as `wildmatch.c` of git has it with `WM_PATHNAME`; both are bytes, one in
 * each character. Only the last star is ever tried again, and the last two stars between slashes: what an earlier one
 * could leave to them, they can take by themselves. So the time grows with the length of the glob, whatever stars it has.
 */
export function wildmatch(glob: string, text: string): boolean {
  let [at, place] = [0, 0]
  let star: Retry | undefined
  let stars: (Retry & { readonly inFolders: boolean }) | undefined
  while (at < glob.length || place < text.length) {
    if (glob.charCodeAt(at) === STAR) {
      const end = endOfStars(glob, at)
      if (end > at + 1 && isBetweenSlashes(glob, at, end)) {
        const inFolders = glob.charCodeAt(end) === SLASH
        at = inFolders ? end + 1 : end
        stars = { at, place, inFolders }
        star = undefined
      } else {
        at = end
        star = { at, place }
      }
      continue
    }
    const next = place < text.length ? behindOne(glob, at, text.charCodeAt(place)) : undefined
    if (next === NEVER) return false
    if (next !== undefined) {
      at = next
      place++
    } else if (star !== undefined && star.place < text.length && text.charCodeAt(star.place) !== SLASH) {
      at = star.at
      place = ++star.place
    } else if (stars !== undefined && stars.place < text.length) {
      const slash = stars.inFolders ? text.indexOf('/', stars.place) : stars.place
      if (slash < 0) return false
      at = stars.at
      place = stars.place = slash + 1
      star = undefined
    } else return false
  }
  return true
}

/** Where a glob goes on behind stars, and the first place of the text that is not yet taken by them. */
interface Retry {
  readonly at: number
  place: number
}

function endOfStars(glob: string, start: number): number {
  let end = start
  while (glob.charCodeAt(end) === STAR) end++
  return end
}

function isBetweenSlashes(glob: string, start: number, end: number): boolean {
  if (start > 0 && glob.charCodeAt(start - 1) !== SLASH) return false
  const next = glob.charCodeAt(end) === ESCAPE ? glob.charCodeAt(end + 1) : glob.charCodeAt(end)
  return end === glob.length || next === SLASH
}

/** Behind what stands for one byte, where it stands for this one. */
function behindOne(glob: string, at: number, byte: number): number | undefined {
  const sign = glob.charCodeAt(at)
  if (sign === ANY) return byte === SLASH ? undefined : at + 1
  if (sign === OPEN) return byte === SLASH ? undefined : behindSet(glob, at, byte)
  if (sign === ESCAPE) return glob.charCodeAt(at + 1) === byte ? at + 2 : undefined
  return sign === byte ? at + 1 : undefined
}

/** A set that no bracket closes, or that names a class which is none: there is no text that its glob matches. */
const NEVER = -1

function behindSet(glob: string, start: number, byte: number): number | undefined {
  let at = start + 1
  const negated = glob.charCodeAt(at) === BANG || glob.charCodeAt(at) === CARET
  if (negated) at++
  let holds = false
  let previous: number | undefined
  let close = 0
  do {
    let sign = glob.charCodeAt(at)
    const next = glob.charCodeAt(at + 1)
    if (sign === OPEN && next === COLON) close = closeBehind(glob, at, close)
    if (sign === HYPHEN && previous !== undefined && at + 1 < glob.length && next !== CLOSE) {
      at += next === ESCAPE ? 2 : 1
      holds ||= previous <= byte && byte <= glob.charCodeAt(at)
      previous = undefined
    } else if (sign === OPEN && next === COLON && isNamed(glob, at, close)) {
      const members = classes.get(glob.slice(at + 2, close - 1))
      if (members === undefined) return NEVER
      holds ||= members.test(String.fromCharCode(byte))
      at = close
      previous = undefined
    } else {
      if (sign === ESCAPE) sign = glob.charCodeAt(++at)
      holds ||= sign === byte
      previous = sign
    }
    if (++at >= glob.length) return NEVER
  } while (glob.charCodeAt(at) !== CLOSE)
  return holds === negated ? undefined : at + 1
}

/** The bracket that ends what begins with `[:`; the one that was found before, where none is nearer. */
function closeBehind(glob: string, at: number, before: number): number {
  if (before >= at + 2) return before
  const close = glob.indexOf(']', at + 2)
  return close < 0 ? glob.length : close
}

/** A class that ends with `:]`; else its signs mean themselves. */
function isNamed(glob: string, at: number, close: number): boolean {
  return close > at + 2 && close < glob.length && glob.charCodeAt(close - 1) === COLON
}

const classes: ReadonlyMap<string, RegExp> = new Map([
  ['alnum', /[A-Za-z0-9]/],
  ['alpha', /[A-Za-z]/],
  ['blank', /[ \t]/],
  ['cntrl', /[\0-\x1f\x7f]/],
  ['digit', /[0-9]/],
  ['graph', /[!-~]/],
  ['lower', /[a-z]/],
  ['print', /[ -~]/],
  ['punct', /[!-/:-@[-`{-~]/],
  ['space', /[\t-\r ]/],
  ['upper', /[A-Z]/],
  ['xdigit', /[A-Fa-f0-9]/],
])
