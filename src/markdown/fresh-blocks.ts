import type { FreshBlock } from '../merge/three-way.ts'
import type { SectionBlock } from '../types.ts'
import { parseBlocks } from './parse-section.ts'

/** A rendered block with what merging needs to know of it. */
export interface FreshSectionBlock extends SectionBlock, FreshBlock {}

/** Adds kind and digest to rendered blocks. */
export function freshBlocks(blocks: readonly SectionBlock[]): readonly FreshSectionBlock[] {
  return blocks.map(block => {
    const [parsed, second] = parseBlocks(block.markdown)
    if (parsed === undefined || second !== undefined) {
      throw new Error(`The rendered block ${block.id} is not one block`)
    }
    return { ...block, kind: parsed.kind, digest: parsed.digest }
  })
}
