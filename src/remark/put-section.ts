import type { Root, RootContent } from 'mdast'
import { markerOfComment } from '../managed/markers/marker-comment.ts'
import { withoutPositions } from './pipeline.ts'

/** From where to where our section goes in a document's children; `to` is not part of it. */
interface Range {
  readonly from: number
  readonly to: number
}

/** A tree's text, parsed, without and with the change. */
interface Change {
  readonly before: Root
  readonly after: Root
}

/**
 * Puts the section of `after` into `tree` of which `change` tells.
 * False where the tree and its text have different blocks, so that no place can be named.
 */
export function putSection(tree: Root, change: Change): boolean {
  const { after } = change
  const made = sectionRange(after.children)
  if (made === undefined) return false
  const place = sectionRange(tree.children) ?? placeFor(made, tree, change)
  if (place === undefined) return false
  const section = after.children.slice(made.from, made.to).map(withoutPositions)
  tree.children.splice(place.from, place.to - place.from, ...section)
  return true
}

/** A section that the tree does not hold yet: behind everything, or around blocks that were adopted. */
function placeFor(made: Range, tree: Root, { before, after }: Change): Range | undefined {
  const behind = after.children.length - made.to
  if (behind === 0 && made.from === before.children.length)
    return { from: tree.children.length, to: tree.children.length }
  if (before.children.length !== tree.children.length) return undefined
  return { from: made.from, to: tree.children.length - behind }
}

function sectionRange(children: readonly RootContent[]): Range | undefined {
  const from = children.findIndex(node => isMarker(node, 'start'))
  const last = children.findIndex((node, at) => at > from && isMarker(node, 'end'))
  return from < 0 || last < 0 ? undefined : { from, to: last + 1 }
}

function isMarker(node: RootContent, which: 'start' | 'end'): boolean {
  return node.type === 'html' && markerOfComment(node.value) === which
}
