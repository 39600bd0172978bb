import { formatEnd, formatNote, formatStart, wrapWords } from '../markers/format-marker.ts'
import type { EndMarker, StartMarker } from '../markers/marker.ts'
import { withSum } from '../markers/sum.ts'

export interface SectionParts {
  readonly start: Omit<StartMarker, 'sum'>
  readonly body: string
  readonly end: EndMarker
  readonly eol: string
}

/** The whole section, markers included, without a final line end; its checksum is filled in. */
export function composeSection(input: SectionParts): string {
  const { start, body, end, eol } = input
  const marker = { ...start, sum: '000000' }
  const first = ['<!--', ...formatStart(marker)]
  const [name = '', id = '', ...entries] = formatEnd(end)
  const last =
    entries.length === 0 ? [`<!-- ${name} ${id} -->`] : [`<!-- ${name} ${id}`, ...wrapWords(entries), '-->']
  const lines = [...wrapWords(first), `${formatNote(marker).join(eol)} -->`, '', body, '', ...last]
  return withSum(lines.join(eol))
}
