import type { Root, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { parseMarkdown } from './parse-section.ts'
import type { DocumentStyle } from './style.ts'

/**
 * Prints canonical Markdown of one block in the style of a document. Returns lines that end with `\n`-less
 * text; the caller joins them with the document's line ends.
 */
export function printBlock(markdown: string, style: DocumentStyle): string {
  const tree = parseMarkdown(markdown)
  const shifted = style.depthShift === 0 ? tree : shiftHeadings(tree, style.depthShift)
  return printer(style).stringify(shifted).replace(/\n+$/, '')
}

const printers = new Map<string, ReturnType<typeof makePrinter>>()

function printer(style: DocumentStyle) {
  const key = `${style.bullet}${style.emphasis}${style.strong}${style.fence}${style.setext}`
  const known = printers.get(key) ?? makePrinter(style)
  printers.set(key, known)
  return known
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
