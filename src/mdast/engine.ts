import type { Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import type { PrintStyle } from './print-style.ts'

// All of remark that the tool uses. The build makes it a chunk that is read when one of these is first called: a text
// of ours is known as a tree already, and most are printed without it.

// GFM because the guide holds tables, and because its readers escape what GFM would take for markup.
const parser = unified().use(remarkParse).use(remarkGfm).freeze()

/** The syntax tree, with positions. A leading BOM is dropped and shifts them. */
export function parseWithEngine(text: string): Root {
  return parser.parse(text)
}

/** Ends with the last character of the last block. */
export function printWithEngine(tree: Root, style: PrintStyle): string {
  const { bullet, emphasis, strong, fence, setext, resourceLink } = style
  const key = [bullet, emphasis, strong, fence, setext, resourceLink].join('')
  const printer = printers.get(key) ?? printerOf(style)
  printers.set(key, printer)
  return printer.stringify(tree).replace(/(?<!\n)\n+$/, '')
}

const printers = new Map<string, ReturnType<typeof printerOf>>()

function printerOf(style: PrintStyle) {
  return unified()
    .use(remarkGfm)
    .use(remarkStringify, { ...style, fences: true, listItemIndent: 'one', rule: '-' })
    .freeze()
}
