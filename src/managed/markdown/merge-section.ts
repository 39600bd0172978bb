import type { MarkerEntry } from '../markers/marker.ts'
import { recordText } from '../markers/record-text.ts'
import type { Decision } from '../merge/decision.ts'
import { hasForeignDigest } from '../merge/foreign-digest.ts'
import { mergeBlocks } from '../merge/three-way.ts'
import { assembleBody } from './assemble-body.ts'
import type { BodyParts } from './body-parts.ts'
import { composeMerged } from './compose-merged.ts'
import { type FreshUnit, freshUnits } from './fresh-blocks.ts'
import { entriesOf, type SectionInput } from './fresh-section.ts'
import type { LocatedSection } from './locate.ts'
import type { ParsedBlock } from './parse-section.ts'
import { parseUnits } from './section-units.ts'
import { titleShift } from './title-shift.ts'

export interface SectionToMerge extends SectionInput {
  readonly document: string
  readonly section: LocatedSection
}

/** A block that person and template both changed. */
export interface SectionConflict {
  readonly id: string
  /** Offset in the document. */
  readonly offset: number
  readonly yours: string
  readonly ours: string
}

export interface MergedSection {
  /** The section's whole text, or `undefined` when its bytes are right as they are. */
  readonly text: string | undefined
  readonly edited: boolean
  readonly conflicts: readonly SectionConflict[]
  /** Ids of edited blocks that the template has no more, with their offset in the document. */
  readonly variants: readonly { readonly id: string; readonly offset: number }[]
  /** True when the result could not be proved: two neighbours would be read as one block. */
  readonly unsafe: boolean
}

/**
 * Brings a section up to date. Blocks keep their bytes unless their digest has to change, so that a
 * formatter's work stays; what a person wrote stays in any case.
 */
export function mergeSection(input: SectionToMerge): MergedSection {
  const { document, section } = input
  const text = document.slice(section.bodyStart, section.bodyEnd)
  const { marker, endMarker } = section
  const traits = { ...marker, note: input.onEdit === 'overwrite' ? undefined : marker.note }
  const ours = parseUnits(text, traits.unit)
  const fresh = freshUnits(input.blocks, traits.unit)
  const { entries } = endMarker
  const sides: Sides = { recorded: entries, text, ours, fresh }
  const said = saidByHand(sides, input)
  const decision = mergeBlocks(sides, { onEdit: input.onEdit, said })
  const conflicts = decision.conflicts.map(conflict => conflictOf(conflict, sides, section.bodyStart))
  const variants = decision.variants.map(({ id, ours: index }) => ({
    id,
    offset: section.bodyStart + (ours[index]?.start ?? 0),
  }))
  const edited = decision.edited || marker.note !== undefined
  const isForeign =
    input.exact === true && hasForeignDigest({ ...marker, entries }, { ...input, entries: entriesOf(fresh) })
  const outcome = { edited: edited || isForeign, conflicts, variants, unsafe: false }
  if (isRight(section, decision, { ...input, ours }) && traits.note === marker.note)
    return { ...outcome, text: undefined }

  const style = { ...input.style, depthShift: titleShift(ours, section, fresh) ?? input.style.depthShift }
  const parts: BodyParts = { text, ours, fresh, style, eol: input.eol }
  const expected = decision.steps.map(step => (step.take === 'ours' ? ours : fresh)[step.index]?.digest)
  for (const loose of [false, true]) {
    const body = assembleBody(decision.steps, { ...parts, loose })
    const digests = parseUnits(body, traits.unit).map(unit => unit.digest)
    if (digests.join() === expected.join()) {
      return {
        ...outcome,
        text: composeMerged({ ...input, traits, body, entries: decision.entries, edited }),
      }
    }
  }
  return { ...outcome, text: undefined, unsafe: true }
}

/** The text between the markers, and what it is compared with. */
interface Sides {
  readonly recorded: readonly MarkerEntry[]
  readonly text: string
  readonly ours: readonly ParsedBlock[]
  readonly fresh: readonly FreshUnit[]
}

/** The points that a person makes in other words; asked for only where `overwrite` would bring them back. */
function saidByHand(
  { recorded, text, ours, fresh }: Sides,
  { onEdit, isSaid }: SectionInput,
): ReadonlySet<string> {
  if (onEdit !== 'overwrite' || isSaid === undefined) return new Set()
  const { personal } = mergeBlocks({ recorded, ours, fresh: [] }, { onEdit: 'merge' })
  const texts = personal.map(index => text.slice(ours[index]?.start, ours[index]?.end))
  const heading = (markdown: string) => markdown.startsWith('#') && texts.some(one => /^ *#/.test(one))
  return new Set(fresh.filter(unit => heading(unit.markdown) || isSaid(unit, texts)).map(({ id }) => id))
}

/** Bytes are right when no block, no digest and no record has to change: style alone is no pending edit. */
function isRight(
  section: LocatedSection,
  { steps, entries }: Decision,
  { record, ours }: Pick<SectionInput, 'record'> & Pick<Sides, 'ours'>,
): boolean {
  const sameBlocks =
    steps.length === ours.length && steps.every((step, at) => step.take === 'ours' && step.index === at)
  return (
    sameBlocks &&
    entryList(entries) === entryList(section.endMarker.entries) &&
    recordText(record) === recordText(section.marker.record)
  )
}

function entryList(entries: readonly MarkerEntry[]): string {
  return entries.map(entry => `${entry.id}:${entry.digest}`).join(' ')
}

function conflictOf(
  conflict: Decision['conflicts'][number],
  { text, ours, fresh }: Sides,
  bodyStart: number,
): SectionConflict {
  const block = ours[conflict.ours]
  return {
    id: conflict.id,
    offset: bodyStart + (block?.start ?? 0),
    yours: block === undefined ? '' : text.slice(block.start, block.end),
    ours: fresh[conflict.fresh]?.markdown ?? '',
  }
}
