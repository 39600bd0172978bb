import { digestOf } from '../markers/digest.ts'
import type { MarkerEntry } from '../markers/marker.ts'
import type { LineEntry, LineFormat } from './line-format.ts'

/** What happens to an entry that a person and the template both changed. */
export type OnEdit = 'merge' | 'keep' | 'overwrite' | 'fail'

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

export interface Merged {
  readonly body: string
  /** For the end marker: the whole render, a conflict with its old digest. */
  readonly entries: readonly MarkerEntry[]
  readonly conflicts: readonly Conflict[]
  /** True when a hand was in the block: something was added, changed, moved or deleted. */
  readonly edited: boolean
}

/** The digest of an entry: its text, white space folded. */
export function digestOfLines(texts: readonly string[]): string {
  return digestOf(texts.map(text => text.replace(/\s+/g, ' ').trim()).join('\n'))
}

/** Splits what stands in the block into entries of ours, by digest, and the person's. A copy is the person's. */
export function ownership(
  pieces: readonly Piece[],
  base: readonly MarkerEntry[],
): readonly (string | undefined)[] {
  const free = new Map<string, string[]>()
  for (const { id, digest } of base) free.set(digest, [...(free.get(digest) ?? []), id])
  return pieces.map(piece => free.get(digestOfLines(piece.texts))?.shift())
}

/** Merges each entry on its own: last render (`base`), the file (`pieces`), and the new render (`fresh`). */
export function threeWay(input: {
  readonly pieces: readonly Piece[]
  readonly base: readonly MarkerEntry[]
  readonly fresh: readonly LineEntry[]
  readonly eol: string
  readonly format: LineFormat
  readonly onEdit: OnEdit
}): Merged {
  const { pieces, base, fresh, eol, format, onEdit } = input
  const owners = ownership(pieces, base)
  const baseDigest = new Map(base.map(entry => [entry.id, entry.digest]))
  const freshById = new Map(fresh.map(entry => [entry.id, { entry, digest: digestOfLines(entry.lines) }]))
  const print = (entry: LineEntry) => entry.lines.map(line => line + eol).join('')

  // What a person typed exactly as the template now has it is the template's again: so a conflict can be
  // ended by hand, and a pattern that stands in the block already is not written twice.
  const typed = new Map<string, string>()
  for (const [id, { digest }] of freshById) if (!owners.includes(id)) typed.set(digest, id)
  const ids = pieces.map((piece, index) => {
    const owner = owners[index]
    if (owner !== undefined) return owner
    const digest = digestOfLines(piece.texts)
    const id = typed.get(digest)
    typed.delete(digest)
    return id
  })
  const edited = base.length !== pieces.length || base.some((entry, index) => entry.id !== owners[index])

  const out: { readonly id: string | undefined; readonly bytes: string }[] = []
  const conflicts: Conflict[] = []
  const kept = new Map<string, string>()
  const settled = new Set(ids.filter(id => id !== undefined))
  const overwritten = new Map<Piece, LineEntry>()
  for (const { id, digest } of base) {
    const target = freshById.get(id)
    if (target === undefined || settled.has(id)) continue
    settled.add(id)
    if (target.digest === digest) continue
    const subject = format.subject(target.entry.lines)
    const piece = pieces.find((at, index) => ids[index] === undefined && format.subject(at.texts) === subject)
    // Deleted by hand: stays deleted, whatever the template says now.
    if (piece === undefined || onEdit === 'keep') continue
    if (onEdit === 'overwrite') {
      overwritten.set(piece, target.entry)
      continue
    }
    kept.set(id, digest)
    conflicts.push({ id, line: piece.line, ours: target.entry.lines, theirs: piece.texts })
  }
  for (const [index, piece] of pieces.entries()) {
    const id = ids[index]
    const replacement = overwritten.get(piece)
    if (replacement !== undefined) out.push({ id: replacement.id, bytes: print(replacement) })
    else if (id === undefined) out.push({ id, bytes: piece.bytes })
    else {
      const target = freshById.get(id)
      if (target === undefined) continue
      const same = target.digest === digestOfLines(piece.texts)
      out.push({ id, bytes: same ? piece.bytes : print(target.entry) })
    }
  }
  // In a section without a hand in it the order is the template's, too.
  if (!edited) out.sort((a, b) => order(fresh, a.id) - order(fresh, b.id))
  for (const [index, entry] of fresh.entries()) {
    if (settled.has(entry.id)) continue
    out.splice(placeFor(out, fresh, index), 0, { id: entry.id, bytes: print(entry) })
  }
  const entries = fresh.map(({ id }) => {
    const digest = kept.get(id) ?? freshById.get(id)?.digest ?? baseDigest.get(id) ?? ''
    return { id, digest }
  })
  return { body: out.map(piece => piece.bytes).join(''), entries, conflicts, edited }
}

function order(fresh: readonly LineEntry[], id: string | undefined): number {
  return fresh.findIndex(entry => entry.id === id)
}

/** Behind the nearest predecessor that is there, else before the nearest successor, else at the end. */
function placeFor(
  out: readonly { readonly id: string | undefined }[],
  fresh: readonly LineEntry[],
  at: number,
): number {
  for (let index = at - 1; index >= 0; index--) {
    const place = out.findIndex(piece => piece.id === fresh[index]?.id)
    if (place >= 0) return place + 1
  }
  for (let index = at + 1; index < fresh.length; index++) {
    const place = out.findIndex(piece => piece.id === fresh[index]?.id)
    if (place >= 0) return place
  }
  return out.length
}
