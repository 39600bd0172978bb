import { formatEnd, formatNote, formatStart, wrapWords } from '../markers/format-marker.ts'
import type { EndMarker, StartMarker } from '../markers/marker.ts'
import { withSum } from '../markers/sum.ts'

/** The whole section, markers included, without a final line end; its checksum is filled in. */
export function composeSection(
  start: Omit<StartMarker, 'sum'>,
  body: string,
  end: EndMarker,
  eol: string,
): string {
  const marker = { ...start, sum: '000000' }
  const first = ['<!--', ...formatStart(marker)]
  const [name = '', id = '', ...entries] = formatEnd(end)
  const last =
    entries.length === 0 ? [`<!-- ${name} ${id} -->`] : [`<!-- ${name} ${id}`, ...wrapWords(entries), '-->']
  const lines = [...wrapWords(first), `${formatNote(marker).join(eol)} -->`, '', body, '', ...last]
  return withSum(lines.join(eol))
}
