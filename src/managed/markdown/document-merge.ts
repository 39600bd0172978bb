import type { Finding, Refusal, SectionBlock } from '../../types.ts'
import type { MarkerRecord, MarkerTraits } from '../markers/marker.ts'
import type { OnEdit } from '../merge/decision.ts'
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

/**
 * - `current`: nothing to do; `missing`: no section yet; `outdated`: the template is newer than the section;
 * - `edited`: a hand was here, and nothing to do; `conflict`: hand and template changed the same block;
 * - `newer`: written by a newer authmd; `refused`: see the refusals.
 */
export type SectionState = 'current' | 'missing' | 'outdated' | 'edited' | 'conflict' | 'newer' | 'refused'

export interface DocumentMerge {
  readonly after: string | undefined
  /** The new text as it was read to prove it, where it was. */
  readonly document?: Document
  /** The one that matters most; a conflict or a pending update can stand beside `edited`. */
  readonly state: SectionState
  /** True when a hand was in the section, whatever else is true of it. */
  readonly edited?: boolean
  readonly findings: readonly Finding[]
  readonly refusals: readonly Refusal[]
}

export function unchanged(input: DocumentInput, state: SectionState): DocumentMerge {
  return { after: input.before?.text, state, findings: [], refusals: [] }
}

export function refused(
  input: DocumentInput,
  ruleId: string,
  line: number,
  reason: string,
  fix: string,
): DocumentMerge {
  return { ...unchanged(input, 'refused'), refusals: [{ ruleId, file: input.path, line, reason, fix }] }
}
