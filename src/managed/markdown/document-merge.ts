import type { OnEdit } from '../../names.ts'
import type { Refusal, SectionBlock } from '../../types.ts'
import type { BlockMerge, BlockState } from '../contract.ts'
import type { MarkerTraits } from '../markers/marker.ts'
import type { MarkerRecord } from '../markers/record.ts'
import { refusedText, unchangedText } from '../outcomes.ts'
import type { LocatedSection } from './locate.ts'
import type { Document } from './open-document.ts'

export interface DocumentInput {
  /** Repository path, for findings. */
  readonly path: string
  /** `undefined`: the file does not exist. */
  readonly before: Document | undefined
  readonly id: string
  readonly template: number
  readonly record: MarkerRecord
  readonly onEdit: OnEdit
  /** Whether a person's text makes a block's point already: then `overwrite` does not say it again. */
  readonly isSaid?: (block: SectionBlock, texts: readonly string[]) => boolean
  /** Look at every block, also where the checksum says that nothing changed: whoever changed the text may have renewed it. */
  readonly exact?: boolean | undefined
  /** What one entry of a new section's end marker stands for; one that is there keeps what it has. Default `block`. */
  readonly unit?: MarkerTraits['unit'] | undefined
  /** `undefined`: take the section out. */
  readonly blocks: readonly SectionBlock[] | undefined
}

/** A document that is there. */
export interface StandingDocument extends DocumentInput {
  readonly before: Document
}

/** A document with our section in it. */
export interface StandingSection extends StandingDocument {
  readonly section: LocatedSection
}

/** What our section is to hold. */
export interface Rendered {
  readonly blocks: readonly SectionBlock[]
}

export interface DocumentMerge extends BlockMerge {
  /** The new text, opened; absent where our part was taken out. */
  readonly document?: Document | undefined
}

/** How findings speak of a section. */
export const words = { whole: 'section', part: 'block' } as const

export function unchanged(input: DocumentInput, state: BlockState): DocumentMerge {
  return { ...unchangedText(input.before, state), document: input.before }
}

export function refused(input: DocumentInput, why: Omit<Refusal, 'file'>): DocumentMerge {
  return { ...refusedText(input.before, { file: input.path, why: [why] }), document: input.before }
}
