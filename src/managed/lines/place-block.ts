import { byteOrderMark, type Line } from './line.ts'
import type { LineBlock } from './locate-block.ts'
import type { LineDocument } from './open-lines.ts'

/**
 * Where a block goes and how it leaves again, so that the way back needs no record: behind a final line end stands
 * `EOL block EOL`; behind a last line without one `EOL EOL block EOL`, where the marker says that there was none, so
 * that what is appended later begins a line of its own; a file that we create begins with the block, and an existing
 * empty one with an EOL.
 */
export function insertBlock(
  before: LineDocument | undefined,
  { block, eol }: { readonly block: string; readonly eol: string },
): string {
  if (before === undefined) return block + eol
  return before.text + (isUnended(before.lines) ? eol : '') + eol + block + eol
}

/** Whether a file has a last line without an end. */
export function isUnended(lines: readonly Line[]): boolean {
  return lines.at(-1)?.end === ''
}

/** The text without our block; `undefined` where nothing but the block was there. */
export function withoutBlock({ text, lines }: LineDocument, block: LineBlock): string | undefined {
  const first = lines[block.first]
  const last = lines[block.last]
  if (first === undefined || last === undefined) return text
  const tail = text.slice(last.at + last.text.length + last.end.length)
  let head = text.slice(0, first.at)
  if (head === '' || head === byteOrderMark) return tail === '' ? undefined : head + tail
  const blankBefore = lines[block.first - 1]?.text === ''
  if (blankBefore) head = withoutEnd(head, first.end)
  // What was appended since needs the line end before it, which the file did not have.
  if (block.start.unended && tail === '') head = withoutEnd(head, first.end)
  return head + tail
}

/**
 * The line end of the nearest line above the end of the file that has one. A CR that ends the file is a half line end
 * to git: behind it only a LF leaves that line what it was.
 */
export function neighbourEol(lines: readonly Line[]): string {
  const last = lines.at(-1)
  if (last?.end === '' && last.text.endsWith('\r')) return '\n'
  return lines.findLast(line => line.end !== '')?.end ?? '\n'
}

/** By bytes: a CR that belongs to a line's text may stand right before our LF. */
function withoutEnd(text: string, eol: string): string {
  return text.endsWith(eol) ? text.slice(0, -eol.length) : text.replace(/(?:\r\n|\n|\r)$/, '')
}
