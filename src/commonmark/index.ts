/**
 * The root blocks of a Markdown document, by byte offset: one pass, linear time, no tree. Everything else of this
 * folder is its own affair.
 */
export { blockAround } from './block-around.ts'
export { lineCounter, lineOf } from './line-of.ts'
export type { RootBlock } from './root-block.ts'
export { type Scan, type ScanOptions, scanRootBlocks } from './scan-root-blocks.ts'
