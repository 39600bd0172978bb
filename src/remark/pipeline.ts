import type { Nodes, Root } from 'mdast'
import { fromMarkdown, type Options as ParseOptions } from 'mdast-util-from-markdown'
import { type Options as PrintOptions, toMarkdown } from 'mdast-util-to-markdown'

/** Printing and parsing as the pipeline around a plugin does it: with its settings and its extensions. */
export interface Pipeline {
  readonly print: (tree: Root) => string
  readonly parse: (text: string) => Root
}

/**
 * Reads what other plugins left in a processor's data. Asked at each run: `remark-gfm` may be attached after us.
 * Positions are taken off, since they would point into a text that nobody has.
 */
export function pipelineOf(data: Readonly<Record<string, unknown>>): Pipeline {
  const list = (key: string) => {
    const value = data[key]
    return Array.isArray(value) ? value : []
  }
  const settings = typeof data['settings'] === 'object' ? data['settings'] : {}
  const printing: PrintOptions = { ...settings, extensions: list('toMarkdownExtensions') }
  const parsing: ParseOptions = {
    extensions: list('micromarkExtensions'),
    mdastExtensions: list('fromMarkdownExtensions'),
  }
  return { print: tree => toMarkdown(tree, printing), parse: text => fromMarkdown(text, parsing) }
}

/** The node and all below it, without positions. */
export function withoutPositions<Node extends Nodes>(node: Node): Node {
  const { position: _, ...rest } = node
  const bare = rest as Node
  return 'children' in bare ? { ...bare, children: bare.children.map(withoutPositions) } : bare
}
