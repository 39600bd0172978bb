import type { Line } from './line.ts'
import type { LineFormat } from './line-format.ts'
import type { LineBlock } from './locate-block.ts'
import type { Piece } from './merge-entries.ts'

/** What stands between our markers, entry by entry. */
export function readPieces(lines: readonly Line[], block: LineBlock, format: LineFormat): readonly Piece[] {
  let line = block.first + 1
  return format.cut(lines.slice(block.first + 1, block.last)).map(entry => {
    const piece = {
      texts: entry.map(({ text }) => text),
      bytes: entry.map(({ text, end }) => text + end).join(''),
      line,
    }
    line += entry.length
    return piece
  })
}
