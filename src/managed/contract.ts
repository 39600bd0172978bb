import type { Finding, Refusal } from '../types.ts'
import type { MarkerRecord } from './markers/record.ts'

/**
 * One version of a text, opened once where it is read: what of ours stands in it. The value passes through everything
 * that asks, so that nothing is looked for twice; a part that takes a look at the whole text is made when it is first
 * asked for.
 */
export interface OpenText {
  readonly text: string
  /** Whether anything in it may be a marker, broken ones too; told without taking the text apart. */
  readonly mayBeMarked: boolean
  /** Where there are any, nothing may be written into it. */
  readonly faults: readonly BlockFault[]
  /** What the marker of our block says, see `record-for.ts`. */
  readonly record: MarkerRecord | undefined
}

/**
 * What can be said of a block of ours in somebody's text, whatever the format of the text:
 *
 * - `current`: nothing to do; `missing`: no block yet; `outdated`: the block is to be changed or taken out;
 * - `edited`: a hand was here, and nothing to do; `conflict`: hand and template changed the same part;
 * - `newer`: written by a newer authmd; `refused`: see the refusals.
 */
export type BlockState = 'current' | 'missing' | 'outdated' | 'edited' | 'conflict' | 'newer' | 'refused'

/** What becomes of a text when our block is put in, brought up to date or taken out. */
export interface BlockMerge {
  /** The text as it should be; `undefined`: no file. The same as before where nothing is to be done. */
  readonly after: string | undefined
  /** The one that matters most; a conflict or a pending update can stand beside `edited`. */
  readonly state: BlockState
  /** True when a hand was in the block, whatever else is true of it. */
  readonly edited?: boolean
  readonly findings: readonly Finding[]
  readonly refusals: readonly Refusal[]
}

/** Why our block can't be found for sure, with the 1-based line and the cure. Nothing is written then. */
export interface BlockFault {
  readonly ruleId:
    | 'markers-unpaired'
    | 'markers-duplicated'
    | 'markers-malformed'
    | 'markers-nested'
    | 'document-unclosed'
    | 'conflict-markers'
  readonly line: number
  readonly reason: string
  readonly fix: string
}
