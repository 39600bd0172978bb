import type { FreshUnit } from './fresh-blocks.ts'
import type { ParsedBlock } from './parse-section.ts'
import type { DocumentStyle } from './style.ts'

/** What a section is put together from. */
export interface BodyParts {
  /** The text between the markers as it is in the document. */
  readonly text: string
  readonly ours: readonly ParsedBlock[]
  readonly fresh: readonly FreshUnit[]
  readonly style: DocumentStyle
  readonly eol: string
  /** Put a blank line between new neighbours: it keeps apart what would be read as one. */
  readonly loose?: boolean
}
