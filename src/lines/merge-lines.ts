import { formatEnd, formatStart, formatVersion, type MarkerRecord } from '../markers/marker.ts'
import { withSum } from '../markers/sum.ts'
import type { Finding, Refusal } from '../types.ts'
import type { Line } from './line.ts'
import { conflictFinding, conflictRefusal, newerFinding } from './line-findings.ts'
import type { LineEntry, LineFormat } from './line-format.ts'
import { type LineBlock, locateBlock } from './locate-block.ts'
import { insertBlock, neighbourEol } from './place-block.ts'
import { readPieces } from './read-pieces.ts'
import { removeLines } from './remove-lines.ts'
import { type Merged, type OnEdit, type Piece, threeWay } from './three-way.ts'

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
}

export interface MergeLinesResult {
  /** The text as it should be; `undefined`: no file. The same as `before` where nothing is to be done. */
  readonly after: string | undefined
  readonly findings: readonly Finding[]
  readonly refusals: readonly Refusal[]
  /** What was found; `edited` and `conflict` are about a hand in the block, `outdated` means that `after` differs. */
  readonly state: 'current' | 'outdated' | 'edited' | 'conflict' | 'absent'
}

/** Merges our entries into a line file, or takes them out again. Pure; outside our block no byte changes. */
export function mergeLines(input: MergeLinesInput): MergeLinesResult {
  const { before, file, id, format, entries } = input
  const unchanged = { after: before, findings: [], refusals: [] }
  const wanted = input.want === 'present' && entries.length > 0
  if (!wanted && !before?.includes('authmd:')) return { ...unchanged, state: 'absent' }

  const located = locateBlock(before ?? '', id, format)
  if (located.kind === 'refused') {
    return { ...unchanged, state: 'absent', refusals: [{ ...located.problem, file }] }
  }
  if (located.kind === 'newer') {
    return { ...unchanged, state: 'current', findings: [newerFinding(file, located.line)] }
  }
  if (located.kind === 'absent') {
    if (!wanted) return { ...unchanged, state: 'absent' }
    const eol = neighbourEol(located.lines)
    const merged = threeWay({ ...input, pieces: [], base: [], fresh: entries, eol })
    const section = print(input, merged, eol)
    return { ...unchanged, after: insertBlock(before, located.lines, section, eol), state: 'absent' }
  }

  const { lines, block } = located
  const pieces = readPieces(lines, block, format)
  if (!wanted) {
    const removed = removeLines({ file, before: before ?? '', lines, block, pieces })
    return { ...removed, refusals: [], state: removed.findings.length > 0 ? 'edited' : 'outdated' }
  }
  if (block.start.template > input.template) {
    return { ...unchanged, state: 'current', findings: [newerFinding(file, block.first + 1)] }
  }
  return update(input, before ?? '', lines, block, pieces)
}

function update(
  input: MergeLinesInput,
  before: string,
  lines: readonly Line[],
  block: LineBlock,
  pieces: readonly Piece[],
): MergeLinesResult {
  const first = lines[block.first]
  const last = lines[block.last]
  if (first === undefined || last === undefined) throw new RangeError('the block lies outside its lines')
  const eol = first.end
  const base = block.end.entries
  const merged = threeWay({ ...input, pieces, base, fresh: input.entries, eol })
  if (input.onEdit === 'fail' && merged.conflicts.length > 0) {
    const refusals = merged.conflicts.map(conflict => conflictRefusal(input.file, conflict))
    return { after: before, findings: [], refusals, state: 'conflict' }
  }
  const body = pieces.map(piece => piece.bytes).join('')
  const same =
    merged.body === body &&
    block.start.version === formatVersion &&
    block.start.template === input.template &&
    sameRecord(block.start.record, input.record) &&
    String(merged.entries.map(pair)) === String(base.map(pair))
  const section = print(input, merged, eol)
  const after = same ? before : before.slice(0, first.at) + section + before.slice(last.at + last.text.length)
  const findings = merged.conflicts.map(conflict => conflictFinding(input, conflict))
  if (findings.length > 0) return { after, findings, refusals: [], state: 'conflict' }
  return { after, findings, refusals: [], state: same ? (merged.edited ? 'edited' : 'current') : 'outdated' }
}

function print({ id, template, record }: MergeLinesInput, { body, entries }: Merged, eol: string): string {
  const start = formatStart({ id, version: formatVersion, template, sum: '000000', record })
  const end = formatEnd({ id, entries })
  return withSum(`# ${start.join(' ')}${eol}${body}# ${end.join(' ')}`)
}

function sameRecord(left: MarkerRecord, right: MarkerRecord): boolean {
  const keys = Object.keys({ ...left, ...right })
  return keys.every(key => (left[key] ?? '') === (right[key] ?? ''))
}

function pair(entry: { readonly id: string; readonly digest: string }): string {
  return `${entry.id}:${entry.digest}`
}
