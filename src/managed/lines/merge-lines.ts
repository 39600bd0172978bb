import type { OnEdit } from '../../names.ts'
import type { BlockMerge } from '../contract.ts'
import { conflictFinding, editedRefusal } from '../findings.ts'
import { formatVersion, type MarkerTraits, sectionId, usualTraits } from '../markers/marker.ts'
import type { MarkerRecord } from '../markers/record.ts'
import { recordText } from '../markers/record-text.ts'
import { withSum } from '../markers/sum.ts'
import { hasForeignDigest } from '../merge/foreign-digest.ts'
import { mergedState, newerText, refusedText, unchangedText } from '../outcomes.ts'
import { digestOfLines } from './digest-of-lines.ts'
import type { LineEntry, LineFormat } from './line-format.ts'
import type { LineBlock } from './locate-block.ts'
import { endLines, startLines } from './marker-lines.ts'
import { type MergedEntries, mergeEntries } from './merge-entries.ts'
import type { LineDocument } from './open-lines.ts'
import { insertBlock, isUnended, neighbourEol } from './place-block.ts'
import { provedLines } from './prove-lines.ts'
import { readPieces } from './read-pieces.ts'
import { removeLines } from './remove-lines.ts'

export interface MergeLinesInput {
  /** Repository path, for findings and refusals. */
  readonly file: string
  readonly format: LineFormat
  /** `undefined`: there is no file. */
  readonly before: LineDocument | undefined
  readonly record: MarkerRecord
  /** Version of the templates. */
  readonly template: number
  readonly entries: readonly LineEntry[]
  readonly onEdit: OnEdit
  /** Trust no digest that this rendering never gave, see `hasForeignDigest`. */
  readonly exact?: boolean | undefined
  readonly want: 'present' | 'absent'
  /** Whether a block is wanted without any entry too, because its marker records what was chosen. */
  readonly keepsRecord?: boolean
}

/** How findings speak of a block of lines. */
const words = { whole: 'block', part: 'entry' } as const

/** Merges our entries into a line file, or takes them out again. Pure; outside our block no byte changes. */
export function mergeLines(input: MergeLinesInput): BlockMerge {
  const { before, file, entries } = input
  const wanted = input.want === 'present' && (entries.length > 0 || input.keepsRecord === true)
  if (before?.mayBeMarked !== true && !wanted) return unchangedText(before, 'current')
  if (before === undefined) return insert(input)
  const { faults, newerAt, block } = before
  if (faults.length > 0) return refusedText(before, { file, why: faults })
  if (newerAt !== undefined) return newerText(before, { file, line: newerAt, words })
  if (block === undefined) return wanted ? insert(input) : unchangedText(before, 'current')
  if (wanted && block.start.template > input.template)
    return newerText(before, { file, line: block.first + 1, words })
  return wanted ? update(input, before, block) : remove(input, before, block)
}

function insert(input: MergeLinesInput): BlockMerge {
  const { before, entries, file, format } = input
  const lines = before?.lines ?? []
  const eol = neighbourEol(lines)
  const merged = mergeEntries({ ...input, pieces: [], base: [], fresh: entries, eol })
  const traits = { ...usualTraits, unended: isUnended(lines) }
  const after = insertBlock(before, { block: print(input, traits, merged, eol), eol })
  const merge = { after, state: 'missing', findings: [], refusals: [] } as const
  return provedLines(merge, { file, format, before, first: before === undefined ? 0 : lines.length + 1 })
}

function update(input: MergeLinesInput, before: LineDocument, block: LineBlock): BlockMerge {
  const { file, format, onEdit } = input
  const { text, lines } = before
  const [first, last] = markerLines(lines, block)
  const pieces = readPieces({ before, block, format })
  const base = block.end.entries
  const merged = mergeEntries({ ...input, pieces, base, fresh: input.entries, eol: first.end })
  const traits = { ...block.start, note: onEdit === 'overwrite' ? undefined : block.start.note }
  const fresh = input.entries.map(({ id, lines }) => ({ id, digest: digestOfLines(lines) }))
  const isForeign =
    input.exact === true && hasForeignDigest({ ...block.start, entries: base }, { ...input, entries: fresh })
  const edited = merged.edited || block.start.note !== undefined || isForeign
  if (onEdit === 'fail' && edited)
    return refusedText(before, { file, why: [editedRefusal({ file, line: block.first + 1 }, words)] })
  // A newer template with the same words is no pending edit, and neither is another layout of the markers.
  const same =
    merged.body === pieces.map(piece => piece.bytes).join('') &&
    recordText(block.start.record) === recordText(input.record) &&
    traits.note === block.start.note &&
    String(merged.entries.map(pair)) === String(base.map(pair))
  const section = print(input, traits, merged, first.end)
  const after = same ? text : text.slice(0, first.at) + section + text.slice(last.at + last.text.length)
  const findings = merged.conflicts.map(({ id, line, ours, theirs }) =>
    conflictFinding({ file, line: line + 1 }, words, {
      id,
      ours: format.show(ours),
      theirs: format.show(theirs),
    }),
  )
  const state = mergedState({ hasConflicts: findings.length > 0, changes: !same, edited })
  const merge = { after, state, findings, refusals: [], ...(isForeign ? { edited } : {}) } as const
  return provedLines(merge, { file, format, before, first: block.first })
}

function remove(input: MergeLinesInput, before: LineDocument, block: LineBlock): BlockMerge {
  const { file, format } = input
  const pieces = readPieces({ before, block, format })
  const { personal } = mergeEntries({ ...input, pieces, base: block.end.entries, fresh: [], eol: '\n' })
  return { ...removeLines({ file, before, block, personal }), refusals: [], state: 'outdated' }
}

function markerLines(lines: LineDocument['lines'], block: LineBlock) {
  const first = lines[block.first]
  const last = lines[block.last]
  if (first === undefined || last === undefined) throw new RangeError('the block lies outside its lines')
  return [first, last] as const
}

function print(
  { template, record }: MergeLinesInput,
  { unended, unit, note }: MarkerTraits,
  { body, entries }: MergedEntries,
  eol: string,
): string {
  const start = {
    id: sectionId,
    version: formatVersion,
    template,
    sum: '000000',
    record,
    unended,
    unit,
    note,
  }
  const above = startLines(start).map(line => line + eol)
  return withSum(above.join('') + body + endLines({ id: sectionId, entries }).join(eol))
}

function pair(entry: { readonly id: string; readonly digest: string }): string {
  return `${entry.id}:${entry.digest}`
}
