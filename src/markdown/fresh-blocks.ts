import type { RootContent } from 'mdast'
import { digestOf } from '../markers/digest.ts'
import type { FreshBlock } from '../merge/decision.ts'
import type { SectionBlock } from '../types.ts'
import { blockTree } from './block-tree.ts'
import { canonicalForm } from './canonical.ts'
import { parseBlocks } from './parse-section.ts'
import { remember } from './remember.ts'

/** A rendered block with what merging needs to know of it. */
export interface FreshSectionBlock extends SectionBlock, FreshBlock {}

/** Adds kind and digest to rendered blocks. */
export function freshBlocks(blocks: readonly SectionBlock[]): readonly FreshSectionBlock[] {
  return blocks.map(block => {
    const tree = blockTree(block)
    return { ...block, ...(tree === undefined ? identify(block.markdown) : identityOf(tree)) }
  })
}

function identityOf(tree: RootContent): { readonly kind: string; readonly digest: string } {
  return { kind: tree.type, digest: digestOf(canonicalForm(tree)) }
}

const identify = remember(2000, markdown => {
  const [parsed, second] = parseBlocks(markdown)
  if (parsed === undefined || second !== undefined) throw new Error(`This is not one block: ${markdown}`)
  return identityOf(parsed.node)
})
