import {
  ASTERISK,
  BACKTICK,
  EQUALS,
  GREATER_THAN,
  HASH,
  HYPHEN,
  LEFT_BRACKET,
  LESS_THAN,
  TILDE,
  UNDERSCORE,
} from './characters.ts'
import { closeContainers, openItem, openQuote } from './containers.ts'
import { definitionEnds } from './definitions.ts'
import { endsHtml } from './html-end.ts'
import { htmlStart } from './html-start.ts'
import { atxDepth, openingFenceLength, setextDepth, thematicBreakFault } from './line-shapes.ts'
import { listMarkerLength } from './list-marker.ts'
import { addBlock, type Outline, splitDefinitions } from './outline.ts'
import type { RootBlockKind } from './root-block.ts'
import type { Scanner } from './scanner.ts'

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
      beginLeaf(scanner, 'indented-code', depth)
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
  if (depth === 0) beginRoot(scanner, 'quote')
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
    beginRoot(scanner, 'list')
    outline.last.marker = marker
  }
  outline.last.end = cursor.end
  openItem(containers, cursor, length)
  return true
}

/** The leaves but for indented code and paragraphs; in the order of the specification, so that a break wins over an item. */
function startsLeaf(scanner: Scanner, code: number, depth: number, interrupts: boolean): boolean {
  switch (code) {
    case HASH:
      return startsAtx(scanner, depth)
    case BACKTICK:
    case TILDE:
      return startsFence(scanner, code, depth)
    case LESS_THAN:
      return startsHtml(scanner, depth)
    case EQUALS:
      return interrupts && isSetext(scanner, depth)
    case HYPHEN:
      return (interrupts && isSetext(scanner, depth)) || startsThematicBreak(scanner, code, depth)
    case ASTERISK:
    case UNDERSCORE:
      return startsThematicBreak(scanner, code, depth)
    default:
      return false
  }
}

function startsAtx(scanner: Scanner, depth: number): boolean {
  const headingDepth = atxDepth(scanner.cursor)
  if (headingDepth === 0) return false
  beginLeaf(scanner, 'heading', depth)
  if (depth === 0) markHeading(scanner.outline, headingDepth, false)
  return true
}

function startsFence(scanner: Scanner, code: number, depth: number): boolean {
  const { cursor, outline } = scanner
  const length = openingFenceLength(cursor)
  if (length === 0) return false
  beginLeaf(scanner, 'fence', depth)
  scanner.leaf = 'fence'
  scanner.fenceCode = code
  scanner.fenceLength = length
  if (depth === 0) {
    outline.last.marker = cursor.text.charAt(cursor.first)
    outline.last.fenceLength = length
  }
  return true
}

function startsHtml(scanner: Scanner, depth: number): boolean {
  const { cursor, outline, nestedHtml } = scanner
  // Condition 7 interrupts no paragraph, nor does it end one that the line may continue lazily.
  const type = htmlStart(cursor, scanner.leaf === 'paragraph')
  if (type === 0) return false
  beginLeaf(scanner, 'html', depth)
  if (depth === 0) outline.last.htmlType = type
  else nestedHtml.push({ start: cursor.first, line: cursor.line })
  scanner.htmlType = type
  scanner.leaf = type < 6 && endsHtml(cursor, type) ? 'none' : 'html'
  return true
}

/** A paragraph of nothing but definitions has no text to underline: the line is text then, or another block. */
function isSetext(scanner: Scanner, depth: number): boolean {
  const { cursor, outline, lines } = scanner
  const headingDepth = setextDepth(cursor)
  if (headingDepth === 0) return false
  if (lines.length > 0 && definitionEnds(cursor.text, lines).at(-1) === lines.length / 2) return false
  scanner.leaf = 'none'
  outline.last.end = cursor.end
  if (depth === 0) {
    outline.last.kind = 'heading'
    markHeading(outline, headingDepth, true)
    splitDefinitions(outline, cursor.text, lines)
  }
  return true
}

/**
 * What spoils a break for one marker spoils it for every later marker of that character before it. Without
 * this memory a line such as `- - - … a` is read to its end once for each of its list items.
 */
function startsThematicBreak(scanner: Scanner, code: number, depth: number): boolean {
  const { cursor, outline } = scanner
  if (scanner.noBreakCode === code && cursor.first < scanner.noBreakUntil) return false
  const fault = thematicBreakFault(cursor)
  if (fault >= 0) {
    scanner.noBreakCode = code
    scanner.noBreakUntil = fault
    return false
  }
  beginLeaf(scanner, 'thematic-break', depth)
  if (depth === 0) outline.last.marker = cursor.text.charAt(cursor.first)
  return true
}

function openParagraph(scanner: Scanner, depth: number): void {
  const { cursor, lines } = scanner
  beginLeaf(scanner, 'paragraph', depth)
  scanner.leaf = 'paragraph'
  lines.length = 0
  if (cursor.text.charCodeAt(cursor.first) === LEFT_BRACKET) lines.push(cursor.first, cursor.end)
}

function addLine(scanner: Scanner): void {
  const { cursor, outline, lines } = scanner
  outline.last.end = cursor.end
  if (lines.length > 0) lines.push(cursor.first, cursor.end)
}

function beginLeaf(scanner: Scanner, kind: RootBlockKind, depth: number): void {
  const { cursor, containers, outline } = scanner
  closeTo(scanner, depth)
  if (depth === 0) beginRoot(scanner, kind)
  else outline.last.end = cursor.end
  containers.emptyItem = false
}

/** Once nothing can extend the last root block: only then is it known what of a paragraph are definitions. */
export function finishParagraph(scanner: Scanner): void {
  const { cursor, outline, lines } = scanner
  if (outline.last.kind === 'paragraph' && lines.length > 0) splitDefinitions(outline, cursor.text, lines)
}

function markHeading(outline: Outline, depth: number, setext: boolean): void {
  outline.last.depth = depth
  outline.last.setext = setext
}

function beginRoot(scanner: Scanner, kind: RootBlockKind): void {
  finishParagraph(scanner)
  addBlock(scanner.outline, kind, scanner.cursor)
}

function closeTo(scanner: Scanner, depth: number): void {
  closeContainers(scanner.containers, depth)
  scanner.leaf = 'none'
}
