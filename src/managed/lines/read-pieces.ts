import type { Line } from './line.ts'
import type { LineFormat } from './line-format.ts'
import type { LineBlock } from './locate-block.ts'
import type { Piece } from './merge-entries.ts'

/** What stands between our markers, entry by entry. */
export function readPieces(lines: readonly Line[], block: LineBlock, format: LineFormat): readonly Piece[] {
  let line = block.bodyFirst
  return format.cut(lines.slice(block.bodyFirst, block.bodyBehind)).map(entry => {
    const piece = {
      texts: entry.map(({ text }) => text),
      bytes: entry.map(({ text, end }) => text + end).join(''),
      line,
    }
    line += entry.length
    return piece
  })
}
