import type { OnEdit } from '../../names.ts'
import type { SectionBlock } from '../../types.ts'
import type { MarkerEntry, MarkerTraits } from '../markers/marker.ts'
import type { MarkerRecord } from '../markers/record.ts'
import { assembleBody } from './assemble-body.ts'
import type { BodyParts } from './body-parts.ts'
import { composeMerged } from './compose-merged.ts'
import { type FreshUnit, freshUnits } from './fresh-blocks.ts'
import type { DocumentStyle } from './style.ts'

export interface SectionInput {
  readonly id: string
  readonly template: number
  readonly record: MarkerRecord
  readonly blocks: readonly SectionBlock[]
  readonly style: DocumentStyle
  readonly eol: string
  readonly onEdit: OnEdit
  /** Trust no digest that this rendering never gave, see `hasForeignDigest`. */
  readonly exact?: boolean | undefined
  readonly isSaid?: (block: SectionBlock, texts: readonly string[]) => boolean
}

/** A section for a document that has none. */
export function freshSection(input: SectionInput, traits: MarkerTraits): string {
  const fresh = freshUnits(input.blocks, traits.unit)
  const parts: BodyParts = { text: '', ours: [], fresh, style: input.style, eol: input.eol }
  const steps = fresh.map((_, index) => ({ take: 'fresh', index }) as const)
  const body = assembleBody(steps, parts)
  return composeMerged({ ...input, traits, body, entries: entriesOf(fresh), edited: false })
}

/** The end marker of a render that stands whole. */
export function entriesOf(fresh: readonly FreshUnit[]): readonly MarkerEntry[] {
  return fresh.map(({ id, digest }) => ({ id, digest }))
}
