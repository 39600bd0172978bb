import type { LineFormat } from './line-format.ts'
import type { LineBlock } from './locate-block.ts'
import type { Piece } from './merge-entries.ts'
import type { LineDocument } from './open-lines.ts'

/** What stands between our markers, entry by entry. */
export function readPieces(input: {
  readonly before: LineDocument
  readonly block: LineBlock
  readonly format: LineFormat
}): readonly Piece[] {
  const { before, block, format } = input
  const { lines } = before
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
