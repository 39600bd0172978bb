import type { Root, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { parseMarkdown } from './parse-section.ts'
import { remember } from './remember.ts'
import type { DocumentStyle } from './style.ts'

/**
 * Prints canonical Markdown of one block in the style of a document. Lines end with `\n`, the last one with
 * nothing; the caller puts the document's line ends in.
 */
export function printBlock(markdown: string, style: DocumentStyle): string {
  const { bullet, emphasis, strong, fence, setext, depthShift } = style
  const key = [bullet, emphasis, strong, fence, setext, depthShift].join('')
  const print = printers.get(key) ?? remember(2000, makePrint(style))
  printers.set(key, print)
  return print(markdown)
}

const printers = new Map<string, (markdown: string) => string>()

function makePrint(style: DocumentStyle): (markdown: string) => string {
  const printer = makePrinter(style)
  return markdown => {
    const tree = parseMarkdown(markdown)
    const shifted = style.depthShift === 0 ? tree : shiftHeadings(tree, style.depthShift)
    return printer.stringify(shifted).replace(/\n+$/, '')
  }
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
