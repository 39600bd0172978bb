import type { Root, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { compiledTree } from './compiled-trees.ts'
import { plainPrints } from './plain-print.ts'

// GFM because the guide holds tables, and because its readers escape what GFM would take for markup.
const processor = unified().use(remarkParse).use(remarkGfm).use(remarkStringify, {
  bullet: '-',
  emphasis: '_',
  fence: '`',
  fences: true,
  listItemIndent: 'one',
  rule: '-',
  strong: '*',
})

/** The syntax tree of a template's body. */
export function parseMarkdown(text: string): Root {
  return compiledTree(text) ?? processor.parse(text)
}

/** The canonical form: bullet `-`, fence of backquotes, emphasis `_`, no final line end. */
export function printMarkdown(nodes: readonly RootContent[]): string {
  return plainPrints(nodes) ?? printWithCare(nodes)
}

/** The same by the printer that knows all of Markdown. */
export function printWithCare(nodes: readonly RootContent[]): string {
  return processor.stringify({ type: 'root', children: [...nodes] }).replace(/(?<!\n)\n+$/, '')
}
