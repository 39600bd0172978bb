import type { LocatedSection } from './locate.ts'
import type { RootBlock } from './root-blocks.ts'

/** A stretch of a text to be replaced: everything outside stays as it is, byte for byte. */
export interface Splice {
  readonly from: number
  readonly to: number
  readonly text: string
}

export function splice(text: string, { from, to, text: put }: Splice): string {
  return text.slice(0, from) + put + text.slice(to)
}

/**
 * Where a new section goes: behind the last block, or, where that is never closed, before it. The line ends
 * that are added tell `takeOut` what to take off again, so that undo needs no record:
 *
 * - `EOL section EOL` behind a final line end (and in an empty file that exists);
 * - `EOL EOL section` behind a file without final line end, and nothing after it;
 * - `section EOL` at the first character, which only a created file, or one that begins with an unclosed
 *   block, has.
 */
export function putIn(text: string, blocks: readonly RootBlock[], section: string, eol: string): Splice {
  const last = blocks.at(-1)
  if (last?.open === true) {
    const from = last.lineStart
    const atStart = from === 0 || (from === 1 && text.startsWith('\uFEFF'))
    return { from, to: from, text: `${atStart ? '' : eol}${section}${eol}` }
  }
  const from = text.length
  const ended = text === '' || text === '\uFEFF' || /[\r\n]$/.test(text)
  return { from, to: from, text: ended ? `${eol}${section}${eol}` : `${eol}${eol}${section}` }
}

/** Takes a section out again, with the line ends that `putIn` had added; of an edited section `kept` stays. */
export function takeOut(text: string, section: LocatedSection, kept = ''): Splice {
  if (kept !== '') return { from: section.start, to: section.end, text: kept }
  const after = lineEndAfter(text, section.end)
  if (after === 0 && section.end === text.length) {
    const once = section.start - lineEndBefore(text, section.start)
    return { from: once - lineEndBefore(text, once), to: section.end, text: '' }
  }
  const before = lineEndBefore(text, section.start)
  const blank = section.start - before
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
