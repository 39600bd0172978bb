import type { MarkerEntry, MarkerRecord } from '../markers/marker.ts'
import { type Decision, mergeBlocks, type OnEdit } from '../merge/three-way.ts'
import type { SectionBlock } from '../types.ts'
import { assembleBody, type BodyParts } from './assemble-body.ts'
import { composeSection } from './compose-section.ts'
import { freshBlocks } from './fresh-blocks.ts'
import { recordText } from './is-current.ts'
import type { LocatedSection } from './locate.ts'
import { type ParsedBlock, parseBlocks } from './parse-section.ts'
import type { DocumentStyle } from './style.ts'

export interface SectionInput {
  readonly id: string
  readonly template: number
  readonly record: MarkerRecord
  readonly blocks: readonly SectionBlock[]
  readonly style: DocumentStyle
  readonly eol: string
  readonly onEdit: OnEdit
}

/** A block that person and template both changed. */
export interface SectionConflict {
  readonly id: string
  /** 1-based line in the body. */
  readonly offset: number
  readonly yours: string
  readonly ours: string
}

export interface MergedSection {
  /** The section's whole text, or `undefined` when its bytes are right as they are. */
  readonly text: string | undefined
  readonly edited: boolean
  readonly conflicts: readonly SectionConflict[]
  /** True when the result could not be proved: two neighbours would be read as one block. */
  readonly unsafe: boolean
}

/** A section for a document that has none. */
export function freshSection(input: SectionInput): string {
  const fresh = freshBlocks(input.blocks)
  const parts: BodyParts = { text: '', ours: [], fresh, style: input.style, eol: input.eol }
  const steps = fresh.map((_, index) => ({ take: 'fresh', index }) as const)
  return compose(input, assembleBody(steps, parts, false), fresh)
}

/**
 * Brings a section up to date. Blocks keep their bytes unless their digest has to change, so that a
 * formatter's work stays; what a person wrote stays in any case.
 */
export function mergeSection(document: string, section: LocatedSection, input: SectionInput): MergedSection {
  const text = document.slice(section.bodyStart, section.bodyEnd)
  const ours = parseBlocks(text)
  const fresh = freshBlocks(input.blocks)
  const decision = mergeBlocks(section.endMarker.entries, ours, fresh, input.onEdit)
  const conflicts = decision.conflicts.map(conflict => conflictOf(conflict, text, section, ours, input))
  const outcome = { edited: decision.edited, conflicts, unsafe: false }
  if (isRight(section, decision, ours, input)) return { ...outcome, text: undefined }

  const style = { ...input.style, depthShift: titleShift(ours, section) ?? input.style.depthShift }
  const parts: BodyParts = { text, ours, fresh, style, eol: input.eol }
  const expected = decision.steps.map(step => (step.take === 'ours' ? ours : fresh)[step.index]?.digest)
  for (const loose of [false, true]) {
    const body = assembleBody(decision.steps, parts, loose)
    const digests = parseBlocks(body).map(block => block.digest)
    if (digests.join() === expected.join()) {
      return { ...outcome, text: compose(input, body, decision.entries) }
    }
  }
  return { ...outcome, text: undefined, unsafe: true }
}

/** The blocks of a section that are a person's, for taking ours out: their bytes, with what stood between them. */
export function personalText(document: string, section: LocatedSection, eol: string): string {
  const text = document.slice(section.bodyStart, section.bodyEnd)
  const ours = parseBlocks(text)
  const { personal } = mergeBlocks(section.endMarker.entries, ours, [], 'merge')
  const steps = personal.map(index => ({ take: 'ours', index }) as const)
  return assembleBody(steps, { text, ours, fresh: [], style: noStyle, eol }, false)
}

/** Nothing is printed when only a person's blocks are kept. */
const noStyle: DocumentStyle = {
  bullet: '-',
  emphasis: '_',
  strong: '*',
  fence: '`',
  setext: false,
  depthShift: 0,
}

/** Bytes are right when no block, no digest and no record has to change: style alone is no pending edit. */
function isRight(
  section: LocatedSection,
  { steps, entries }: Decision,
  ours: readonly ParsedBlock[],
  { record }: SectionInput,
): boolean {
  const sameBlocks =
    steps.length === ours.length && steps.every((step, at) => step.take === 'ours' && step.index === at)
  return (
    sameBlocks &&
    entryList(entries) === entryList(section.endMarker.entries) &&
    recordText(record) === recordText(section.marker.record)
  )
}

function compose(input: SectionInput, body: string, entries: readonly MarkerEntry[]): string {
  const { id, template, record, eol } = input
  return composeSection({ id, version: 1, template, record }, body, { id, entries }, eol)
}

function entryList(entries: readonly MarkerEntry[]): string {
  return entries.map(entry => `${entry.id}:${entry.digest}`).join(' ')
}

/** A section that is there already keeps the depth of its title. */
function titleShift(ours: readonly ParsedBlock[], section: LocatedSection): number | undefined {
  const digests = new Set(section.endMarker.entries.map(entry => entry.digest))
  const titles = ours.filter(block => block.node.type === 'heading' && digests.has(block.digest))
  const depths = titles.map(block => (block.node.type === 'heading' ? block.node.depth : 6))
  return depths.length === 0 ? undefined : Math.min(...depths) - 2
}

function conflictOf(
  conflict: Decision['conflicts'][number],
  text: string,
  section: LocatedSection,
  ours: readonly ParsedBlock[],
  { blocks }: SectionInput,
): SectionConflict {
  const block = ours[conflict.ours]
  return {
    id: conflict.id,
    offset: section.bodyStart + (block?.start ?? 0),
    yours: block === undefined ? '' : text.slice(block.start, block.end),
    ours: blocks[conflict.fresh]?.markdown ?? '',
  }
}
