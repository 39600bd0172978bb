/** What one line of an ignore file says of a path; `unknown` where only git can tell. */
export type LineVerdict = 'ignored' | 'not-ignored' | 'silent' | 'unknown'

/**
 * Reads one line exactly as git does, for the subset whose meaning is beyond doubt: literals and `*` in printable
 * ASCII, a leading and a trailing slash, negation, comments. Any other line still says nothing for certain where a
 * piece of it that must occur in the path does not.
 *
 * `path` is relative to the ignore file's folder; `line` is without its LF.
 */
export function readIgnoreLine(line: string, path: string, isDirectory: boolean): LineVerdict {
  if (line.startsWith('#')) return 'silent'
  if (!mayName(line, path)) return 'silent'
  const text = withoutTail(line)
  if (text === '') return 'silent'
  const negated = text.startsWith('!')
  const pattern = negated ? text.slice(1) : text
  const certain =
    pattern.length <= longest && /^[ -~]+$/.test(pattern) && !/[\\[?]|\*\*|\/\/|^\/$/.test(pattern)
  if (!certain) return mustOccur(pattern).every(piece => path.includes(piece)) ? 'unknown' : 'silent'

  const onlyDirectories = pattern.endsWith('/')
  if (onlyDirectories && !isDirectory) return 'silent'
  const body = onlyDirectories ? pattern.slice(0, -1) : pattern
  const wanted = (body.startsWith('/') ? body.slice(1) : body).split('/')
  const actual = body.includes('/') ? path.split('/') : [path.slice(path.lastIndexOf('/') + 1)]
  const matches =
    wanted.length === actual.length && wanted.every((glob, index) => matchStar(glob, actual[index] ?? ''))
  if (!matches) return 'silent'
  return negated ? 'not-ignored' : 'ignored'
}

/** Most lines of a long file differ from the path in their first letters already: that is seen without taking them apart. */
function mayName(line: string, path: string): boolean {
  let start = line.startsWith('!') ? 1 : 0
  // Whatever a star or a slash stands for, what follows has to be in the path.
  while (line.charCodeAt(start) === 42 || line.charCodeAt(start) === 47) start++
  let end = start
  while (isPlain(line.charCodeAt(end))) end++
  // Spaces at the end may be none of the pattern.
  while (end > start && line.charCodeAt(end - 1) === 32) end--
  return end === start || path.includes(line.slice(start, end))
}

/** Printable ASCII but `*`, `/`, `?`, `[` and the backslash: whatever stands behind it, it means itself. */
function isPlain(unit: number): boolean {
  return unit >= 32 && unit <= 126 && unit !== 42 && unit !== 47 && unit !== 63 && unit !== 91 && unit !== 92
}

/**
 * Git drops one CR before the LF, then trailing spaces (those behind a backslash are not of our subset). A NUL ends
 * the line for it.
 */
export function withoutTail(line: string): string {
  const nul = line.indexOf('\0')
  if (nul >= 0) return line.slice(0, nul).replace(/(?<! ) +$/, '')
  return line.replace(/\r$/, '').replace(/(?<! ) +$/, '')
}

/** No line that a person wrote is longer; what follows is left to git. */
const longest = 4096

/** The literal pieces before the first character whose meaning is not plain: each occurs in a path that matches. */
function mustOccur(pattern: string): readonly string[] {
  const plain = /^[ -Z^-~]*/.exec(pattern.slice(0, longest))?.[0] ?? ''
  return plain.split(/[*?/]/)
}

/** `*` stands for any text: the first and the last piece are fixed, those between are found from left to right. */
function matchStar(glob: string, text: string): boolean {
  const [first = '', ...rest] = glob.split('*')
  const last = rest.pop()
  if (last === undefined) return glob === text
  if (!text.startsWith(first)) return false
  let at = first.length
  for (const piece of rest) {
    const found = text.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}
