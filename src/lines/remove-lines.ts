import type { Finding } from '../types.ts'
import { endOf, type Line } from './line.ts'
import { keptFinding } from './line-findings.ts'
import type { LineBlock } from './locate-block.ts'
import { withoutBlock } from './place-block.ts'
import { ownership, type Piece } from './three-way.ts'

/** Takes our block out of a text. A person's lines in it stay where they are, and each is listed. */
export function removeLines(input: {
  readonly file: string
  readonly before: string
  readonly lines: readonly Line[]
  readonly block: LineBlock
  readonly pieces: readonly Piece[]
}): { readonly after: string | undefined; readonly findings: readonly Finding[] } {
  const { file, before, lines, block, pieces } = input
  const owners = ownership(pieces, block.end.entries)
  const theirs = pieces.filter((_, index) => owners[index] === undefined)
  const words = theirs.filter(piece => piece.texts.some(text => text.trim() !== ''))
  const first = lines[block.first]
  const last = lines[block.last]
  if (words.length === 0 || first === undefined || last === undefined) {
    return { after: withoutBlock(before, lines, block), findings: [] }
  }
  const kept = theirs.map(piece => piece.bytes).join('')
  return {
    after: before.slice(0, first.at) + kept + before.slice(endOf(last)),
    findings: words.map(piece => keptFinding(file, piece)),
  }
}
