import type { Root, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import type { SectionBlock } from '../../types.ts'
import { blockTree } from './block-tree.ts'
import { parseMarkdown } from './parse-section.ts'
import type { DocumentStyle } from './style.ts'

/**
 * Prints one block in the style of a document. Lines end with `\n`, the last one with nothing; the caller puts
 * the document's line ends in.
 */
export function printBlock(block: Pick<SectionBlock, 'markdown' | 'tree'>, style: DocumentStyle): string {
  const { bullet, emphasis, strong, fence, setext, depthShift } = style
  const key = [bullet, emphasis, strong, fence, setext, depthShift].join('')
  if (key === canonicalKey) return block.markdown
  const printer = printers.get(key) ?? makePrinter(style)
  printers.set(key, printer)
  const known = blockTree(block)
  const tree = known === undefined ? parseMarkdown(block.markdown) : rootOf(known)
  const shifted = depthShift === 0 ? tree : shiftHeadings(tree, depthShift)
  return printer.stringify(shifted).replace(/(?<!\n)\n+$/, '')
}

/** The style in which the templates' blocks are printed already. */
const canonicalKey = ['-', '_', '*', '`', false, 0].join('')

const printers = new Map<string, ReturnType<typeof makePrinter>>()

function rootOf(tree: RootContent): Root {
  return { type: 'root', children: [tree.type === 'listItem' ? { type: 'list', children: [tree] } : tree] }
}

function makePrinter(style: DocumentStyle) {
  return unified()
    .use(remarkGfm)
    .use(remarkStringify, {
      bullet: style.bullet,
      emphasis: style.emphasis,
      strong: style.strong,
      fence: style.fence,
      fences: true,
      setext: style.setext,
      listItemIndent: 'one',
      rule: '-',
      resourceLink: true,
    })
    .freeze()
}

function shiftHeadings(tree: Root, by: number): Root {
  const shift = (node: RootContent): RootContent =>
    node.type === 'heading' ? { ...node, depth: depthAt(node.depth + by) } : node
  return { ...tree, children: tree.children.map(shift) }
}

function depthAt(depth: number): 1 | 2 | 3 | 4 | 5 | 6 {
  return Math.min(6, Math.max(1, depth)) as 1 | 2 | 3 | 4 | 5 | 6
}
