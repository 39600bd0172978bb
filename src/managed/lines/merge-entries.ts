import type { OnEdit } from '../../names.ts'
import type { MarkerEntry } from '../markers/marker.ts'
import { mergeBlocks } from '../merge/three-way.ts'
import { digestOfLines } from './digest-of-lines.ts'
import type { LineEntry, LineFormat } from './line-format.ts'

/** An entry as it stands in the file. */
export interface Piece {
  readonly texts: readonly string[]
  /** The same with line ends: these bytes stay unless the template changed the entry. */
  readonly bytes: string
  /** Index of its first line in the file. */
  readonly line: number
}

export interface Conflict {
  readonly id: string
  /** Index of the person's first line in the file. */
  readonly line: number
  readonly ours: readonly string[]
  readonly theirs: readonly string[]
}

export interface MergedEntries {
  readonly body: string
  /** For the end marker: the whole render, a conflict with its old digest. */
  readonly entries: readonly MarkerEntry[]
  readonly conflicts: readonly Conflict[]
  /** True when a hand was in the block: something was added, changed, moved or deleted. */
  readonly edited: boolean
  /** What a person wrote, in order. */
  readonly personal: readonly Piece[]
}

/** Merges the last render (`base`), what stands in the file (`pieces`) and the new render (`fresh`). */
export function mergeEntries(input: {
  readonly pieces: readonly Piece[]
  readonly base: readonly MarkerEntry[]
  readonly fresh: readonly LineEntry[]
  readonly eol: string
  readonly format: LineFormat
  readonly onEdit: OnEdit
}): MergedEntries {
  const { pieces, base, fresh, eol, format, onEdit } = input
  // The subject is the kind: only an entry about the same variable can be an edit of ours, so that a deleted
  // one is told from it, and a pattern that was written beside it is not taken for it.
  const ours = pieces.map(({ texts }) => ({ digest: digestOfLines(texts), kind: kindOf(texts, format) }))
  const wanted = fresh.map(({ id, lines }) => ({
    id,
    digest: digestOfLines(lines),
    kind: kindOf(lines, format),
  }))
  const decision = mergeBlocks({ recorded: base, ours, fresh: wanted }, { onEdit })
  const printed = fresh.map(({ lines }) => lines.map(line => line + eol).join(''))
  const body = decision.steps.map(({ take, index }) =>
    take === 'ours' ? pieces[index]?.bytes : printed[index],
  )
  return {
    body: body.join(''),
    entries: decision.entries,
    edited: decision.edited,
    personal: decision.personal.flatMap(index => pieces[index] ?? []),
    conflicts: decision.conflicts.flatMap(conflict => {
      const piece = pieces[conflict.ours]
      const lines = fresh[conflict.fresh]?.lines
      if (piece === undefined || lines === undefined) return []
      return [{ id: conflict.id, line: piece.line, ours: lines, theirs: piece.texts }]
    }),
  }
}

function kindOf(texts: readonly string[], format: LineFormat): string {
  return format.subject(texts) ?? '#'
}
