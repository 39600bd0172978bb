import { type EndMarker, formatEnd, formatStart, type StartMarker } from '../markers/marker.ts'
import { withSum } from '../markers/sum.ts'

/** markdownlint MD013 flags a longer line and can't mend it. */
const width = 80

/** The whole section, markers included, without a final line end; its checksum is filled in. */
export function composeSection(
  start: Omit<StartMarker, 'sum'>,
  body: string,
  end: EndMarker,
  eol: string,
): string {
  const first = wrap(formatStart({ ...start, sum: '000000' }), '<!-- ', ' -->')
  const [name = '', id = '', ...entries] = formatEnd(end)
  const last =
    entries.length === 0
      ? [`<!-- ${name} ${id} -->`]
      : [`<!-- ${name} ${id}`, ...wrap(entries, '', ''), '-->']
  return withSum([...first, '', body, '', ...last].join(eol))
}

/** Breaks words into lines. `before` and `after` stand around the whole. */
function wrap(words: readonly string[], before: string, after: string): string[] {
  const lines: string[] = []
  let line = before
  for (const [index, word] of words.entries()) {
    const room = width - (index === words.length - 1 ? after.length : 0)
    const fresh = line === '' || line === before
    if (!fresh && line.length + 1 + word.length > room) {
      lines.push(line)
      line = word
    } else line += fresh ? word : ` ${word}`
  }
  return [...lines, line + after]
}
