import type { BlockMerge } from '../contract.ts'
import { conflictFinding, editedRefusal, newerFinding } from '../findings.ts'
import { formatVersion, type MarkerRecord, type MarkerTraits, usualTraits } from '../markers/marker.ts'
import { withSum } from '../markers/sum.ts'
import type { OnEdit } from '../merge/decision.ts'
import type { Line } from './line.ts'
import type { LineEntry, LineFormat } from './line-format.ts'
import { type LineBlock, locateBlock } from './locate-block.ts'
import { endLines, startLines } from './marker-lines.ts'
import { type MergedEntries, mergeEntries } from './merge-entries.ts'
import { insertBlock, isUnended, neighbourEol } from './place-block.ts'
import { readPieces } from './read-pieces.ts'
import { removeLines } from './remove-lines.ts'

export interface MergeLinesInput {
  /** Repository path, for findings and refusals. */
  readonly file: string
  readonly format: LineFormat
  /** The file's text; `undefined`: there is no file. */
  readonly before: string | undefined
  /** The section id in the markers: `auth`. */
  readonly id: string
  readonly record: MarkerRecord
  /** Version of the templates. */
  readonly template: number
  readonly entries: readonly LineEntry[]
  readonly onEdit: OnEdit
  readonly want: 'present' | 'absent'
  /** Whether a block is wanted without any entry too, because its marker records what was chosen. */
  readonly keepsRecord?: boolean
}

/** How findings speak of a block of lines. */
const words = { whole: 'block', part: 'entry' } as const

/** Merges our entries into a line file, or takes them out again. Pure; outside our block no byte changes. */
export function mergeLines(input: MergeLinesInput): BlockMerge {
  const { before, file, id, format, entries } = input
  const unchanged = { after: before, findings: [], refusals: [] }
  const wanted = input.want === 'present' && (entries.length > 0 || input.keepsRecord === true)
  if (!wanted && !before?.includes('authmd:')) return { ...unchanged, state: 'current' }

  const located = locateBlock(before ?? '', id, format)
  if (located.kind === 'refused') {
    return { ...unchanged, state: 'refused', refusals: [{ ...located.problem, file }] }
  }
  if (located.kind === 'newer') {
    return { ...unchanged, state: 'newer', findings: [newerFinding({ file, line: located.line }, words)] }
  }
  const { lines } = located
  if (located.kind === 'absent') {
    if (!wanted) return { ...unchanged, state: 'current' }
    const eol = neighbourEol(lines)
    const merged = mergeEntries({ ...input, pieces: [], base: [], fresh: entries, eol })
    const traits = { ...usualTraits, unended: isUnended(lines) }
    const after = insertBlock(before, lines, print(input, traits, merged, eol), eol)
    return { ...unchanged, after, state: 'missing' }
  }

  const { block } = located
  if (wanted && block.start.template > input.template) {
    return { ...unchanged, state: 'newer', findings: [newerFinding({ file, line: block.first + 1 }, words)] }
  }
  return wanted ? update(input, lines, block) : remove(input, lines, block)
}

function update(input: MergeLinesInput, lines: readonly Line[], block: LineBlock): BlockMerge {
  const { file, format, before = '', onEdit } = input
  const [first, last] = markerLines(lines, block)
  const pieces = readPieces(lines, block, input.format)
  const base = block.end.entries
  const merged = mergeEntries({ ...input, pieces, base, fresh: input.entries, eol: first.end })
  const traits = { ...block.start, note: onEdit === 'overwrite' ? undefined : block.start.note }
  const edited = merged.edited || block.start.note !== undefined
  const unchanged = { after: before, findings: [], refusals: [] }
  if (onEdit === 'fail' && edited) {
    return {
      ...unchanged,
      state: 'refused',
      refusals: [editedRefusal({ file, line: block.first + 1 }, words)],
    }
  }
  // A newer template with the same words is no pending edit, and neither is another layout of the markers.
  const same =
    merged.body === pieces.map(piece => piece.bytes).join('') &&
    sameRecord(block.start.record, input.record) &&
    traits.note === block.start.note &&
    String(merged.entries.map(pair)) === String(base.map(pair))
  const section = print(input, traits, merged, first.end)
  const after = same ? before : before.slice(0, first.at) + section + before.slice(last.at + last.text.length)
  const findings = merged.conflicts.map(({ id, line, ours, theirs }) =>
    conflictFinding({ file, line: line + 1 }, words, {
      id,
      ours: format.show(ours),
      theirs: format.show(theirs),
    }),
  )
  const quiet = edited ? 'edited' : 'current'
  return {
    after,
    findings,
    refusals: [],
    state: findings.length > 0 ? 'conflict' : same ? quiet : 'outdated',
  }
}

function remove(input: MergeLinesInput, lines: readonly Line[], block: LineBlock): BlockMerge {
  const pieces = readPieces(lines, block, input.format)
  const { personal } = mergeEntries({ ...input, pieces, base: block.end.entries, fresh: [], eol: '\n' })
  const removed = removeLines({ file: input.file, before: input.before ?? '', lines, block, personal })
  return { ...removed, refusals: [], state: 'outdated' }
}

function markerLines(lines: readonly Line[], block: LineBlock): readonly [Line, Line] {
  const first = lines[block.first]
  const last = lines[block.last]
  if (first === undefined || last === undefined) throw new RangeError('the block lies outside its lines')
  return [first, last]
}

function print(
  { id, template, record }: MergeLinesInput,
  { unended, unit, note }: MarkerTraits,
  { body, entries }: MergedEntries,
  eol: string,
): string {
  const start = { id, version: formatVersion, template, sum: '000000', record, unended, unit, note }
  const above = startLines(start).map(line => line + eol)
  return withSum(above.join('') + body + endLines({ id, entries }).join(eol))
}

function sameRecord(left: MarkerRecord, right: MarkerRecord): boolean {
  const keys = Object.keys({ ...left, ...right })
  return keys.every(key => (left[key] ?? '') === (right[key] ?? ''))
}

function pair(entry: { readonly id: string; readonly digest: string }): string {
  return `${entry.id}:${entry.digest}`
}
