import type { List, RootContent } from 'mdast'
import { parseMarkdown } from './parse-and-print.ts'

/** A text of ours, and the node or nodes that it was printed from, where they are at hand. */
export interface Printed {
  readonly markdown: string
  readonly tree?: object | undefined
}

/** The nodes of one text. An item is a list of one. */
export function treeOf({ markdown, tree }: Printed): readonly RootContent[] {
  if (tree === undefined) return parseMarkdown(markdown).children
  const nodes = (Array.isArray(tree) ? tree : [tree]) as readonly RootContent[]
  return nodes.map(node => (node.type === 'listItem' ? listOf(node, markdown) : node))
}

/** The nodes of texts that stand below each other: items of one kind are one list, as they are when it is read. */
export function treeOfAll(parts: readonly Printed[]): readonly RootContent[] {
  const nodes: RootContent[] = []
  for (const node of parts.flatMap(treeOf)) {
    const last = nodes.at(-1)
    if (node.type === 'list' && last?.type === 'list' && last.ordered === node.ordered)
      nodes[nodes.length - 1] = { ...last, children: [...last.children, ...node.children] }
    else nodes.push(node)
  }
  return nodes
}

function listOf(item: List['children'][number], markdown: string): List {
  const number = /^\d+(?=\. )/.exec(markdown)?.[0]
  return number === undefined
    ? { type: 'list', ordered: false, children: [item] }
    : { type: 'list', ordered: true, start: Number(number), children: [item] }
}
