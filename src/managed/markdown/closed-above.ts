/**
 * Whether a text certainly leaves no block open behind it, so that a comment on the next line begins a block of its
 * own at the top level. Told by the beginnings of lines; `false` means "look closer". A list, a quote and all that
 * stands in them end at a line without indentation; what can reach beyond is a fence and raw HTML.
 */
export function isClosedAbove(head: string): boolean {
  if (head.startsWith('---') || (head.includes('\r') && /\r(?!\n)/.test(head))) return false
  // Most texts have none of them.
  const signs = /^([ \t]*)(`{3,}|~{3,}|<)[^\n]*/gm
  let fence = ''
  for (let found = signs.exec(head); found !== null; found = signs.exec(head)) {
    const [line, indent = '', sign = ''] = found
    if (fence !== '') {
      if (closes(line, fence)) fence = ''
      continue
    }
    if (sign === '<') {
      if (indent !== '' || !isWholeComment(line)) return false
      continue
    }
    if (!opensFence(line, sign)) continue
    if (indent === '') fence = sign
    // Four columns in, it stands in a list or is code: neither reaches beyond.
    else if (!/^(?: {4}|\t| {1,3}\t)/.test(indent)) {
      const end = endOfIndented(head, found)
      if (end < 0) return false
      signs.lastIndex = end
    }
  }
  return fence === ''
}

/** In the specification the line that begins a comment may end it, even with characters of its beginning: `<!-->`. */
function isWholeComment(line: string): boolean {
  return line.startsWith('<!--') && line.includes('-->', 2)
}

/** A backtick in the words behind it makes it inline code. */
function opensFence(line: string, sign: string): boolean {
  return sign.startsWith('~') || !line.slice(line.indexOf(sign) + sign.length).includes('`')
}

function closes(line: string, fence: string): boolean {
  const [, sign = '', rest = ''] = /^ {0,3}(`{3,}|~{3,})([^\n]*)$/.exec(line) ?? []
  return sign.startsWith(fence) && /^[ \t]*\r?$/.test(rest)
}

/**
 * Behind the end of a fence that is indented by one to three spaces; below zero where that can't be told. Whether it
 * stands in a list or at the top level makes no difference where all lines up to its end are indented as much.
 */
function endOfIndented(head: string, found: RegExpExecArray): number {
  const [line, indent = '', sign = ''] = found
  let at = found.index + line.length + 1
  while (at < head.length) {
    const end = head.indexOf('\n', at)
    const next = head.slice(at, end < 0 ? head.length : end).replace(/\r$/, '')
    at = end < 0 ? head.length : end + 1
    if (/^[ \t]*$/.test(next)) continue
    if (!next.startsWith(indent) && !next.startsWith('\t')) return -1
    if (!/^[ \t]*(?:`{3}|~{3})/.test(next)) continue
    return closes(next, sign) ? at : -1
  }
  return -1
}
