import type { RootBlock } from './root-block.ts'

/** The root block that holds an offset. */
export function blockAround(blocks: readonly RootBlock[], index: number): RootBlock | undefined {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.start ?? 0) <= index) low = middle + 1
    else high = middle
  }
  const block = blocks[low - 1]
  return block !== undefined && index < block.end ? block : undefined
}
