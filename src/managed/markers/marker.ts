/**
 * The grammar of our markers, format version 1. The same words stand in an HTML comment (Markdown) and
 * behind `# ` (env and ignore files); these functions see the words alone.
 *
 *     authmd:start ID v=1 t=TEMPLATE sum=SUM eol=none unit=heading KEY=VALUE …
 *     NOTE
 *     authmd:end ID ENTRY:DIGEST …
 *
 * `eol` and `unit` stand only where they are not the rule. A key may stand several times: its values are joined
 * with a comma. The note is a sentence for people on lines of its own. A key may be added to the format, and an older
 * version leaves such a block as it is. Nothing else here ever changes without a new format version, and neither does an
 * algorithm of `digest.ts`, `sum.ts` or of the forms that digests are taken of; `test/golden/markers` holds the examples.
 */

import { type MarkerRecord, recordKeys } from './record.ts'

/** The format that this module writes, and the newest that it reads. */
export const formatVersion = 1

/** The name of our part in its markers; a file holds one. */
export const sectionId = 'auth'

export interface StartMarker extends MarkerTraits {
  readonly id: string
  /** Format version. */
  readonly version: number
  /** Version of the templates of the last render. */
  readonly template: number
  /** Checksum of the section as written, see `sum.ts`. */
  readonly sum: string
  readonly record: MarkerRecord
}

/** What a marker says about its own block, and what stays as it is when the block is brought up to date. */
export interface MarkerTraits {
  /** True where the file had no final line end: the one behind our block goes with it. */
  readonly unended: boolean
  /** What one entry of the end marker stands for: a block, or a heading with the text below it. */
  readonly unit: 'block' | 'heading'
  /** The sentence for people, where somebody put it in other words than `note.ts`. */
  readonly note: string | undefined
}

export interface EndMarker {
  readonly id: string
  /** One entry for each unit of the last render, written or withheld, in its order. */
  readonly entries: readonly MarkerEntry[]
}

export interface MarkerEntry {
  readonly id: string
  readonly digest: string
}

/** Why a comment that claims to be a marker is none. */
export interface MarkerProblem {
  readonly problem: string
}

export const usualTraits: MarkerTraits = { unended: false, unit: 'block', note: undefined }

/**
 * Whether a newer authmd wrote it: in a newer format, or with a key that this version does not know. What such a key
 * asks for can't be kept by a version that can't read it, so nothing of that block is touched.
 */
export function isFromNewer({ version, record }: Pick<StartMarker, 'version' | 'record'>): boolean {
  return (
    version > formatVersion ||
    Object.keys(record).some(key => !(recordKeys as readonly string[]).includes(key))
  )
}

export function isProblem(marker: StartMarker | EndMarker | MarkerProblem): marker is MarkerProblem {
  return 'problem' in marker
}
