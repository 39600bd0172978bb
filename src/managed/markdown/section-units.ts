import { digestOf } from '../markers/digest.ts'
import type { MarkerTraits } from '../markers/marker.ts'
import { canonicalForm } from './canonical.ts'
import { type ParsedBlock, parseBlocks } from './parse-section.ts'

type Unit = MarkerTraits['unit']

/** The text of a section as the units that its end marker has entries for. */
export function parseUnits(text: string, unit: Unit): readonly ParsedBlock[] {
  const blocks = parseBlocks(text)
  return unit === 'block' ? blocks : chapters(blocks, ({ node }) => node.type === 'heading').map(joined)
}

/** Each heading with what stands below it, up to the next one; what stands before the first is a chapter too. */
export function chapters<Block>(
  blocks: readonly Block[],
  isHeading: (block: Block) => boolean,
): readonly (readonly Block[])[] {
  const found: Block[][] = []
  for (const block of blocks) {
    const last = found.at(-1)
    if (last === undefined || isHeading(block)) found.push([block])
    else last.push(block)
  }
  return found
}

/** The digest of a chapter is that of its blocks' canonical forms, a line each. */
export function digestOfForms(forms: readonly string[]): string {
  return digestOf(forms.join('\n'))
}

function joined(blocks: readonly ParsedBlock[]): ParsedBlock {
  const [first] = blocks
  if (first === undefined) throw new RangeError('a chapter has a block')
  return {
    kind: 'heading',
    ...(first.kind === 'heading' ? { name: first.digest } : {}),
    digest: digestOfForms(blocks.map(({ node }) => canonicalForm(node))),
    start: first.start,
    end: blocks.at(-1)?.end ?? first.end,
    node: first.node,
  }
}
