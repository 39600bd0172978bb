import { beginLeaf } from './begin-block.ts'
import { ASTERISK, BACKTICK, EQUALS, HASH, HYPHEN, LESS_THAN, TILDE, UNDERSCORE } from './characters.ts'
import { definitionEnds } from './definitions.ts'
import { endsHtml } from './html-end.ts'
import { htmlStart } from './html-start.ts'
import { atxDepth, openingFenceLength, setextDepth, thematicBreakFault } from './line-shapes.ts'
import { splitDefinitions } from './outline.ts'
import type { Scanner } from './scanner.ts'

/** The leaves but for indented code and paragraphs; in the order of the specification, so that a break wins over an item. */
export function startsLeaf(scanner: Scanner, code: number, depth: number, interrupts: boolean): boolean {
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
  beginLeaf(scanner, 'heading', depth, headingDepth)
  return true
}

function startsFence(scanner: Scanner, code: number, depth: number): boolean {
  const { cursor } = scanner
  const length = openingFenceLength(cursor)
  if (length === 0) return false
  beginLeaf(scanner, 'fence', depth, length)
  scanner.leaf = 'fence'
  scanner.fenceCode = code
  scanner.fenceLength = length
  return true
}

function startsHtml(scanner: Scanner, depth: number): boolean {
  const { cursor, nestedHtml } = scanner
  // Condition 7 interrupts no paragraph, nor does it end one that the line may continue lazily.
  const type = htmlStart(cursor, scanner.leaf === 'paragraph')
  if (type === 0) return false
  beginLeaf(scanner, 'html', depth, type)
  if (depth > 0) nestedHtml.push({ start: cursor.first, line: cursor.line })
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
    outline.last.depth = headingDepth
    outline.last.setext = true
    splitDefinitions(outline, cursor.text, lines)
  }
  return true
}

/**
 * What spoils a break for one marker spoils it for every later marker of that character before it. Without
 * this memory a line such as `- - - … a` is read to its end once for each of its list items.
 */
function startsThematicBreak(scanner: Scanner, code: number, depth: number): boolean {
  const { cursor } = scanner
  if (scanner.noBreakCode === code && cursor.first < scanner.noBreakUntil) return false
  const fault = thematicBreakFault(cursor)
  if (fault >= 0) {
    scanner.noBreakCode = code
    scanner.noBreakUntil = fault
    return false
  }
  beginLeaf(scanner, 'thematic-break', depth, 0)
  return true
}
