import { templateVersion } from '../../templates/version.ts'
import { formatVersion, sectionId, usualTraits } from '../markers/marker.ts'
import { markerNames, mayHoldMarker } from '../markers/marker-names.ts'
import type { MarkerRecord } from '../markers/record.ts'
import { withSum } from '../markers/sum.ts'
import type { KnownEntry } from './line-format.ts'
import { endLines, startLines } from './marker-lines.ts'

/** The block of a line file as it stands in a text, cut at its first line and behind its last. */
export interface StandingBlock {
  readonly head: string
  readonly block: string
  readonly tail: string
}

const startSign = `# ${markerNames.start} ${sectionId} `
const endSign = `# ${markerNames.end} ${sectionId}`

/** Cuts a text at the one block that it seems to hold; `undefined` where there is none, or where that is not plain. */
export function standingBlock(text: string): StandingBlock | undefined {
  const start = text.indexOf(startSign)
  if (start < 0 || (start > 0 && text[start - 1] !== '\n')) return undefined
  let last = text.indexOf(`\n${endSign}`, start)
  if (last < 0) return undefined
  for (;;) {
    const lineEnd = text.indexOf('\n', last + 1)
    if (lineEnd < 0 || !text.startsWith(endSign, lineEnd + 1)) break
    last = lineEnd
  }
  const lineEnd = text.indexOf('\n', last + 1)
  const end = lineEnd < 0 ? text.length : text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd
  const [head, tail] = [text.slice(0, start), text.slice(end)]
  return mayHoldMarker(head) || mayHoldMarker(tail)
    ? undefined
    : { head, block: text.slice(start, end), tail }
}

/** Whether a block is what a fresh rendering of these entries gives, byte for byte but for its line ends. */
export function isFreshBlock(block: string, record: MarkerRecord, entries: readonly KnownEntry[]): boolean {
  const eol = block.slice(0, block.indexOf('\n') + 1).endsWith('\r\n') ? '\r\n' : '\n'
  const unended = block.slice(0, block.indexOf('\n')).includes(' eol=none')
  const start = {
    ...usualTraits,
    id: sectionId,
    version: formatVersion,
    template: templateVersion,
    sum: '000000',
  }
  const lines = [
    ...startLines({ ...start, record, unended }),
    ...entries.flatMap(entry => entry.lines),
    ...endLines({ id: sectionId, entries }),
  ]
  return withSum(lines.join(eol)) === block
}

/** The ids that the end marker of a block names. */
export function heldEntries(block: string): ReadonlySet<string> {
  const words = block.slice(block.indexOf(`\n${endSign}`)).split(/\s+/)
  return new Set(words.flatMap(word => /^(\S+):[0-9a-f]{6}$/.exec(word)?.[1] ?? []))
}
