import type { RootBlock } from '../../../src/commonmark/index.ts'

/** The oracles have one kind for fenced and indented code. */
export function kindOf(block: RootBlock): string {
  return block.kind === 'fence' || block.kind === 'indented-code' ? 'code' : block.kind
}
