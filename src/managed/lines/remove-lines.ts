import type { Finding } from '../../types.ts'
import { keptFinding } from './kept-finding.ts'
import { endOf } from './line.ts'
import type { LineBlock } from './locate-block.ts'
import type { Piece } from './merge-entries.ts'
import type { LineDocument } from './open-lines.ts'
import { withoutBlock } from './place-block.ts'

/** Takes our block out of a text. A person's lines in it stay where they are, and each is listed. */
export function removeLines(input: {
  readonly file: string
  readonly before: LineDocument
  readonly block: LineBlock
  /** What a person wrote into the block. */
  readonly personal: readonly Piece[]
}): { readonly after: string | undefined; readonly findings: readonly Finding[] } {
  const { file, before, block, personal } = input
  const { text, lines } = before
  const words = personal.filter(piece => piece.texts.some(line => line.trim() !== ''))
  const first = lines[block.first]
  const last = lines[block.last]
  if (words.length === 0 || first === undefined || last === undefined) {
    return { after: withoutBlock(before, block), findings: [] }
  }
  const kept = personal.map(piece => piece.bytes).join('')
  return {
    after: text.slice(0, first.at) + kept + text.slice(endOf(last)),
    findings: words.map(piece => keptFinding(file, piece)),
  }
}
