import { lineOf } from '../../commonmark/index.ts'
import type { Document } from './open-document.ts'

type Scanned = Pick<Document, 'text' | 'blocks'>

/**
 * The 1-based line on which an unfinished git merge begins: `<<<<<<<`, `=======` and `>>>>>>>`, each at the
 * start of a line and in this order. A code block may show them.
 */
export function conflictMarkerLine({ text, blocks }: Scanned): number | undefined {
  const start = text.includes('<<<<<<< ') ? indexAfter(text, /^<{7} /gm, 0) : undefined
  const middle = start === undefined ? undefined : indexAfter(text, /^={7}\r?$/gm, start)
  const end = middle === undefined ? undefined : indexAfter(text, /^>{7} /gm, middle)
  if (start === undefined || end === undefined) return undefined
  const inCode = blocks.some(
    block =>
      (block.kind === 'fence' || block.kind === 'indented-code') && block.start <= start && start < block.end,
  )
  return inCode ? undefined : lineOf(text, start)
}

/** One look for each of the three: an expression over all of them takes cubic time where the last is missing. */
function indexAfter(text: string, mark: RegExp, from: number): number | undefined {
  mark.lastIndex = from
  return mark.exec(text)?.index
}
