import type { Root, RootContent } from 'mdast'
import { compiledTree } from './compiled-trees.ts'
import { parseWithEngine, printWithEngine } from './engine.ts'
import { plainTree } from './plain-parse.ts'
import { plainPrints } from './plain-print.ts'
import { canonicalStyle, type PrintStyle } from './print-style.ts'

/** The syntax tree of a text of ours, without positions where the build made it. */
export function parseMarkdown(text: string): Root {
  return compiledTree(text) ?? parseWithPositions(text)
}

/** The syntax tree of any text, its blocks and the items of its lists with their positions. */
export function parseWithPositions(text: string): Root {
  return plainTree(text) ?? parseWithEngine(text)
}

/** The text of these blocks, without a final line end: as it stands in our templates, unless a style is given. */
export function printMarkdown(nodes: readonly RootContent[], style: PrintStyle = canonicalStyle): string {
  return plainPrints(nodes, style) ?? printWithEngine({ type: 'root', children: [...nodes] }, style)
}
