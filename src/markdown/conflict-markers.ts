import { lineOf } from './line-of.ts'
import type { RootBlock } from './root-blocks.ts'

/**
 * The 1-based line on which an unfinished git merge begins: `<<<<<<<`, `=======` and `>>>>>>>`, each at the
 * start of a line and in this order. A code block may show them.
 */
export function conflictMarkerLine(text: string, blocks: readonly RootBlock[]): number | undefined {
  if (!text.includes('<<<<<<< ')) return undefined
  const found = /^<{7} .*$[\s\S]*?^={7}\r?$[\s\S]*?^>{7} /m.exec(text)
  if (found === null) return undefined
  const inCode = blocks.some(
    ({ kind, start, end }) =>
      (kind === 'fence' || kind === 'indented-code') && start <= found.index && found.index < end,
  )
  return inCode ? undefined : lineOf(text, found.index)
}
