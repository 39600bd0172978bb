import type { MarkerEntry } from '../markers/marker.ts'

/** One block of the file as it is now. */
export interface OursBlock {
  readonly digest: string
  /** Heading, paragraph, item …: an edited block is looked for among blocks of its own kind first. */
  readonly kind: string
  /** Of a heading with the text below it, what the heading says: an edited one is looked for by it before all else. */
  readonly name?: string
}

/** One block of the fresh render. */
export interface FreshBlock extends OursBlock {
  readonly id: string
}

/** One block of the result: bytes kept from the file, or a fresh block to print. */
export type Step =
  | { readonly take: 'ours'; readonly index: number }
  | {
      readonly take: 'fresh'
      readonly index: number
      /** The block of the file in whose place it stands; a new block has none. */
      readonly replaces?: number
    }

export interface Decision {
  readonly steps: readonly Step[]
  /** What the new end marker records. A conflict keeps its old digest until it is settled. */
  readonly entries: readonly MarkerEntry[]
  /** Blocks that the person and the template both changed: index of the person's block, index of the fresh one. */
  readonly conflicts: readonly { readonly id: string; readonly ours: number; readonly fresh: number }[]
  /** Edited blocks that the template has no more: the variant left the profile. They stay, as a person's. */
  readonly variants: readonly { readonly id: string; readonly ours: number }[]
  /** Indices of blocks that are a person's: edited, added, or ours no longer. */
  readonly personal: readonly number[]
  /** Ids of blocks that a person deleted. */
  readonly deleted: readonly string[]
  /** True when a hand was here: a block edited, added, deleted or moved. */
  readonly edited: boolean
}
