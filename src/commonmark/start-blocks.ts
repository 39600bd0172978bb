import { beginLeaf, beginRoot, closeTo } from './begin-block.ts'
import { GREATER_THAN, LEFT_BRACKET } from './characters.ts'
import { openItem, openQuote } from './containers.ts'
import { listMarkerLength } from './list-marker.ts'
import type { Scanner } from './scanner.ts'
import { startsLeaf } from './start-leaf.ts'

/**
 * Starts the blocks that stand on the rest of a line, outermost first; the containers up to `matched` continue.
 * A paragraph that is still open takes the rest as its next line when nothing on it starts a block: lazily,
 * when the line does not continue all of the paragraph's containers.
 */
export function startBlocks(scanner: Scanner, matched: number): void {
  const { cursor, containers } = scanner
  let depth = matched
  while (cursor.first < cursor.end) {
    const isOpen = scanner.leaf === 'paragraph'
    if (cursor.firstColumn - cursor.column > 3) {
      if (isOpen) break
      beginLeaf(scanner, 'indented-code', depth, 0)
      scanner.leaf = 'indented-code'
      return
    }
    // A lazy line can't underline the paragraph, and any list item may start on it.
    const interrupts = isOpen && depth === containers.widths.length
    const code = cursor.text.charCodeAt(cursor.first)
    if (code === GREATER_THAN) startQuote(scanner, depth)
    else if (startsLeaf(scanner, code, depth, interrupts)) return
    else if (!startsItem(scanner, code, depth, interrupts)) break
    depth = containers.widths.length
  }
  if (scanner.leaf === 'paragraph') addLine(scanner)
  else if (cursor.first < cursor.end) openParagraph(scanner, depth)
}

function startQuote(scanner: Scanner, depth: number): void {
  const { cursor, containers, outline } = scanner
  closeTo(scanner, depth)
  if (depth === 0) beginRoot(scanner, 'quote', 0)
  else outline.last.end = cursor.end
  openQuote(containers, cursor)
}

/** Items of one list share the bullet or delimiter, whatever blank lines stand between them. */
function startsItem(scanner: Scanner, code: number, depth: number, interrupts: boolean): boolean {
  const { cursor, containers, outline } = scanner
  const length = listMarkerLength(cursor, code, interrupts)
  if (length === 0) return false
  closeTo(scanner, depth)
  const marker = cursor.text.charAt(cursor.first + length - 1)
  if (depth === 0 && !(outline.last.kind === 'list' && outline.last.marker === marker)) {
    beginRoot(scanner, 'list', length)
  }
  outline.last.end = cursor.end
  openItem(containers, cursor, length)
  return true
}

function openParagraph(scanner: Scanner, depth: number): void {
  const { cursor, lines } = scanner
  beginLeaf(scanner, 'paragraph', depth, 0)
  scanner.leaf = 'paragraph'
  lines.length = 0
  if (cursor.text.charCodeAt(cursor.first) === LEFT_BRACKET) lines.push(cursor.first, cursor.end)
}

function addLine(scanner: Scanner): void {
  const { cursor, outline, lines } = scanner
  outline.last.end = cursor.end
  if (lines.length > 0) lines.push(cursor.first, cursor.end)
}
