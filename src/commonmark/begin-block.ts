import { closeContainers } from './containers.ts'
import { createBlock } from './create-block.ts'
import { splitDefinitions } from './outline.ts'
import type { RootBlockKind } from './root-block.ts'
import type { Scanner } from './scanner.ts'

/** Begins a block without children inside the containers up to `depth`; the others end. `trait` as in `createBlock`. */
export function beginLeaf(scanner: Scanner, kind: RootBlockKind, depth: number, trait: number): void {
  const { cursor, containers, outline } = scanner
  closeTo(scanner, depth)
  if (depth === 0) beginRoot(scanner, kind, trait)
  else outline.last.end = cursor.end
  containers.emptyItem = false
}

export function beginRoot(scanner: Scanner, kind: RootBlockKind, trait: number): void {
  const { cursor, outline } = scanner
  finishParagraph(scanner)
  outline.last = createBlock(kind, cursor, trait)
  outline.blocks.push(outline.last)
}

/** Closes the containers from `depth` inwards and the leaf in them. */
export function closeTo(scanner: Scanner, depth: number): void {
  closeContainers(scanner.containers, depth)
  scanner.leaf = 'none'
}

/** Once nothing can extend the last root block: only then is it known what of a paragraph are definitions. */
export function finishParagraph(scanner: Scanner): void {
  const { cursor, outline, lines } = scanner
  if (outline.last.kind === 'paragraph' && lines.length > 0) splitDefinitions(outline, cursor.text, lines)
}
