import type { RootBlock } from '../../commonmark/index.ts'
import type { LocatedSection } from './locate.ts'

/** A stretch of a text to be replaced: everything outside stays as it is, byte for byte. */
export interface Splice {
  readonly from: number
  readonly to: number
  readonly text: string
}

export function splice(text: string, { from, to, text: put }: Splice): string {
  return text.slice(0, from) + put + text.slice(to)
}

/** A section as text, and the text into which it goes. */
export interface SectionToPut {
  readonly text: string
  readonly section: string
  readonly eol: string
}

export interface SectionToTake {
  readonly section: LocatedSection
  /** What stays in its place. */
  readonly kept?: string | undefined
}

/**
 * Where a section goes at the end: behind the last block, or, where that is never closed, before it. The line ends
 * that are added tell `takeOut` what to take off again, so that undo needs no record:
 *
 * - `EOL section EOL` behind a final line end (and in an empty file that exists);
 * - `EOL EOL section EOL` behind a file without final line end, where the marker says that it had none: what is
 *   appended to the file later begins a line of its own;
 * - `section EOL` at the first character, which only a created file, or one that begins with an unclosed
 *   block, has.
 */
export function putIn(blocks: readonly RootBlock[], { text, section, eol }: SectionToPut): Splice {
  const last = blocks.at(-1)
  if (last?.open === true) {
    const from = last.lineStart
    const atStart = from === 0 || (from === 1 && text.startsWith('\uFEFF'))
    return { from, to: from, text: `${atStart ? '' : eol}${section}${eol}` }
  }
  const from = text.length
  return { from, to: from, text: `${isUnended(text) ? eol : ''}${eol}${section}${eol}` }
}

/** Behind a block in the middle of a document: `EOL section EOL`, so that the blank lines there stand behind it. */
export function putBehind(block: RootBlock, { text, section, eol }: SectionToPut): Splice {
  const from = block.end + lineEndAfter(text, block.end)
  return { from, to: from, text: `${eol}${section}${eol}` }
}

/** Whether a text has a last line without an end. */
export function isUnended(text: string): boolean {
  return text !== '' && text !== '\uFEFF' && !/[\r\n]$/.test(text)
}

/** Takes a section out again, with the line ends that `putIn` had added; of an edited section `kept` stays. */
export function takeOut(text: string, { section, kept = '' }: SectionToTake): Splice {
  const after = lineEndAfter(text, section.end)
  // What was appended since needs the line end before it, which the file did not have.
  const unended = section.marker.unended && section.end + after === text.length
  if (kept !== '') return { from: section.start, to: section.end + (unended ? after : 0), text: kept }
  const before = lineEndBefore(text, section.start)
  const blank = section.start - before
  if (unended) return { from: blank - lineEndBefore(text, blank), to: section.end + after, text: '' }
  // A person may have removed the blank line that we put before the section; then its line end is theirs.
  const isBlank = blank === 0 || lineEndBefore(text, blank) > 0 || (blank === 1 && text.startsWith('\uFEFF'))
  return { from: isBlank ? blank : section.start, to: section.end + after, text: '' }
}

function lineEndAfter(text: string, at: number): number {
  if (text[at] === '\r') return text[at + 1] === '\n' ? 2 : 1
  return text[at] === '\n' ? 1 : 0
}

function lineEndBefore(text: string, at: number): number {
  if (text[at - 1] === '\n') return text[at - 2] === '\r' ? 2 : 1
  return text[at - 1] === '\r' ? 1 : 0
}
