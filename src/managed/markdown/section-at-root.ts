import { isProblem, type StartMarker } from '../markers/marker.ts'
import { hasMarkerSign } from '../markers/marker-comment.ts'
import { parseStart } from '../markers/parse-marker.ts'
import { isAsWritten } from '../markers/sum.ts'
import { isClosedAbove } from './closed-above.ts'

/** A section of ours that stands in a document as it was written. */
export interface FoundSection {
  readonly marker: StartMarker
  /** What stands above and below it. */
  readonly head: string
  readonly tail: string
}

const sign = '<!-- authmd:'

/**
 * The only section of a document, where it is certain without a scan of its blocks that it stands at the top level,
 * byte for byte as we wrote it, and that nothing else in the text looks like a marker. `undefined`: look closer.
 */
export function sectionAtRoot(text: string): FoundSection | undefined {
  const start = text.indexOf(`${sign}start auth `)
  if (start < 0 || text.includes('<<<<<<< ')) return undefined
  const startClose = text.indexOf('-->', start)
  const end = text.indexOf(`\n${sign}end auth`, startClose)
  const close = end < 0 ? -1 : text.indexOf('-->', end)
  if (close < 0) return undefined
  const head = text.slice(0, start)
  const tail = text.slice(close + 3)
  const section = text.slice(start, close + 3)
  const between = text.slice(startClose, end)
  if ([head, tail, between].some(hasMarkerSign)) return undefined
  if (!/^(?:\r?\n|$)/.test(tail) || !/(?:^\uFEFF?|\n\r?\n)$/.test(head)) return undefined
  // The sum of a text beyond ASCII is as good; a CR alone would be a line end that the sum does not see.
  if (/\r(?!\n)/.test(section) || !isAsWritten(section) || !isClosedAbove(head.replace(/^\uFEFF/, '')))
    return undefined
  const marker = parseStart(text.slice(start + 4, startClose))
  return isProblem(marker) || marker.id !== 'auth' ? undefined : { marker, head, tail }
}
