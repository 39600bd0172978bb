import type { RootContent } from 'mdast'

/** A heading so many depths further down, or up where it is negative, within the six that there are; any other node as it is. */
export function shiftHeading(node: RootContent, by: number): RootContent {
  return node.type === 'heading' ? { ...node, depth: depthAt(node.depth + by) } : node
}

function depthAt(depth: number): 1 | 2 | 3 | 4 | 5 | 6 {
  return Math.min(6, Math.max(1, depth)) as 1 | 2 | 3 | 4 | 5 | 6
}
