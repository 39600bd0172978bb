import { printMarkdown } from '../../mdast/parse-and-print.ts'
import { isCanonical } from '../../mdast/print-style.ts'
import { shiftHeading } from '../../mdast/shift-heading.ts'
import { treeOf } from '../../mdast/tree-of.ts'
import type { SectionBlock } from '../../types.ts'
import type { DocumentStyle } from './style.ts'

/**
 * Prints one block in the style of a document. Lines end with `\n`, the last one with nothing; the caller puts
 * the document's line ends in.
 */
export function printBlock(
  block: Pick<SectionBlock, 'markdown' | 'tree'>,
  { depthShift, ...style }: DocumentStyle,
): string {
  if (depthShift === 0 && isCanonical(style)) return block.markdown
  const nodes = treeOf(block)
  const shifted = depthShift === 0 ? nodes : nodes.map(node => shiftHeading(node, depthShift))
  return printMarkdown(shifted, { ...style, resourceLink: true })
}
