import { markerSigns } from '../markers/marker-comment.ts'
import { isAsWritten } from '../markers/sum.ts'
import { isClosedAbove } from './closed-above.ts'

/** A section of ours that stands in a document as it was written. */
export interface FoundSection {
  /** From its first marker to behind its last. */
  readonly section: string
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
  if (close < 0 || holdsMore(text, start, end + 1 + sign.length)) return undefined
  const head = text.slice(0, start)
  const tail = text.slice(close + 3)
  const section = text.slice(start, close + 3)
  const isApart =
    (tail === '' || tail.startsWith('\n') || tail.startsWith('\r\n')) &&
    (head === '' || head === '\uFEFF' || head.endsWith('\n\n') || head.endsWith('\n\r\n'))
  // The sum of a text beyond ASCII is as good; a CR alone would be a line end that the sum does not see.
  const isOurs = isApart && !hasLoneCr(section) && isAsWritten(section)
  return isOurs && isClosedAbove(head.startsWith('\uFEFF') ? head.slice(1) : head)
    ? { section, head, tail }
    : undefined
}

/** Whether a marker seems to stand anywhere but at `start` and before `behind`, where the end marker's name begins. */
function holdsMore(text: string, start: number, behind: number): boolean {
  const first = text.indexOf('authmd:')
  const isPlain =
    first === start + 5 &&
    text.indexOf('authmd:', first + 1) === behind - 7 &&
    text.indexOf('authmd:', behind) < 0
  return !isPlain && [...markerSigns(text)].length !== 2
}

/** Most texts have no CR at all. */
export function hasLoneCr(text: string): boolean {
  return text.includes('\r') && /\r(?!\n)/.test(text)
}
