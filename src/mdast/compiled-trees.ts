import type { Root } from 'mdast'

/** Trees that the build made of our own templates, by the exact text; they tell no positions. */
const compiled = new Map<string, Root>()

/** Takes over what the build has parsed. A text that differs by one character is parsed anew. */
export function rememberTrees(trees: readonly (readonly [text: string, tree: Root])[]): void {
  for (const [text, tree] of trees) compiled.set(text, tree)
}

export function compiledTree(text: string): Root | undefined {
  return compiled.get(text)
}
