import type { SectionBlock } from '../types.ts'

/** A rendered block with what decides whether it stays. */
export interface RankedBlock extends SectionBlock {
  readonly rank: number
  /** Blocks of one unit (one variant file) stay or go together: half an advice is none. */
  readonly unit: string
  /** Of a heading. */
  readonly depth?: number
}

/** The Markdown of a section: blocks apart by a blank line, list items line under line. */
export function joinBlocks(blocks: readonly SectionBlock[]): string {
  let text = ''
  let wasItem = false
  for (const { markdown } of blocks) {
    const isItem = /^(?:-|\d+\.) /.test(markdown)
    text += `${text === '' ? '' : wasItem && isItem ? '\n' : '\n\n'}${markdown}`
    wasItem = isItem
  }
  return text
}

/** A heading vanishes when nothing is left between it and the next heading that is not below it. */
export function withoutEmptyHeadings(blocks: readonly RankedBlock[]): readonly RankedBlock[] {
  return blocks.filter((block, index) => {
    const { depth } = block
    if (depth === undefined) return true
    for (const next of blocks.slice(index + 1)) {
      if (next.depth === undefined) return true
      if (next.depth <= depth) return false
    }
    return false
  })
}

/**
 * Makes a section fit into `limit` lines, the blank line after the start marker and the one before the end marker
 * counted. The rule: the unit of the largest rank gives way, among equals the one that stands last; again until it fits.
 */
export function fitBlocks(blocks: readonly RankedBlock[], limit: number): readonly RankedBlock[] {
  let rest = withoutEmptyHeadings(blocks)
  while (rest.length > 0 && joinBlocks(rest).split('\n').length + 2 > limit) {
    const victim = rest
      .filter(block => block.depth === undefined)
      .reduce((last, block) => (block.rank >= last.rank ? block : last))
    rest = withoutEmptyHeadings(rest.filter(block => block.unit !== victim.unit || block.depth !== undefined))
  }
  return rest
}
