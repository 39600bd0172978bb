/**
 * The 1-based lines of the keys of a JSON text: the first place of each, or on Windows, where names have no case, the
 * last one of any spelling. The text is read once, when the first is asked for: a file of others holds as many as it
 * likes.
 */
export function keyLines(text: string, platform: string): (key: string) => number | undefined {
  const folded = (key: string) => (platform === 'win32' ? key.toUpperCase() : key)
  let lines: ReadonlyMap<string, number> | undefined
  return key => {
    lines ??= collect(text, platform === 'win32' ? 'last' : 'first', folded)
    return lines.get(folded(key))
  }
}

function collect(
  text: string,
  which: 'first' | 'last',
  folded: (key: string) => string,
): ReadonlyMap<string, number> {
  const lines = new Map<string, number>()
  let line = 1
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\n') line++
    if (text[at] !== '"') continue
    const end = endOfString(text, at)
    const key = folded(text.slice(at + 1, end))
    if (isKeyBehind(text, end + 1) && (which === 'last' || !lines.has(key))) lines.set(key, line)
    at = end
  }
  return lines
}

/** The offset of the quote that closes the string, or of the line's end where none does. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '"') return at
    if (text[at + 1] === '\n') return at
    if (text[at] === '\\') at++
  }
  return text.length
}

function isKeyBehind(text: string, from: number): boolean {
  let at = from
  while (at < text.length && ' \t\r\n'.includes(text[at] ?? '')) at++
  return text[at] === ':'
}
