import { GREATER_THAN, SPACE, TAB } from './characters.ts'
import { type LineCursor, skipSpace } from './line-cursor.ts'

/**
 * The open block quotes and list items, outermost first. Lists need no entry: below the root nothing depends
 * on which list an item belongs to.
 */
export interface Containers {
  /** Columns by which a list item's content is indented against its parent's; 0 is a block quote. */
  readonly widths: number[]
  /**
   * Positions of the block quotes in `widths`. A blank line passes every list item and stops at the first
   * quote; with this list that costs one step, where walking thousands of items on each blank line is quadratic.
   */
  readonly quotes: number[]
  /** True while the innermost container is a list item that holds nothing yet: a blank line ends such an item. */
  emptyItem: boolean
}

export function createContainers(): Containers {
  return { widths: [], quotes: [], emptyItem: false }
}

/** Consumes what the line holds for the open containers and returns how many of them it continues. */
export function matchContainers(containers: Containers, cursor: LineCursor): number {
  const { widths, quotes } = containers
  const open = widths.length
  let passedQuotes = 0
  for (let depth = 0; depth < open; depth++) {
    if (cursor.first === cursor.end) return quotes[passedQuotes] ?? (containers.emptyItem ? open - 1 : open)
    const width = widths[depth] ?? 0
    const indent = cursor.firstColumn - cursor.column
    if (width === 0) {
      if (indent > 3 || cursor.text.charCodeAt(cursor.first) !== GREATER_THAN) return depth
      consumeQuoteMarker(cursor)
      passedQuotes += 1
    } else {
      if (indent < width) return depth
      cursor.column += width
    }
  }
  return open
}

export function openQuote(containers: Containers, cursor: LineCursor): void {
  consumeQuoteMarker(cursor)
  containers.quotes.push(containers.widths.length)
  containers.widths.push(0)
  containers.emptyItem = false
}

/** Opens the list item whose marker of `length` characters stands at `cursor.first`, and consumes the marker. */
export function openItem(containers: Containers, cursor: LineCursor, length: number): void {
  const indent = cursor.firstColumn - cursor.column
  const markerEnd = cursor.firstColumn + length
  skipSpace(cursor, cursor.first + length, markerEnd)
  const spaces = cursor.firstColumn - markerEnd
  // An item that begins with a blank line or with indented code owns one space only.
  const isShort = cursor.first === cursor.end || spaces > 4
  const owned = isShort ? 1 : spaces
  cursor.column = markerEnd + Math.min(owned, spaces)
  containers.widths.push(indent + length + owned)
  containers.emptyItem = true
}

/** Closes every container from `depth` inwards. */
export function closeContainers(containers: Containers, depth: number): void {
  const { widths, quotes } = containers
  if (widths.length === depth) return
  while (widths.length > depth) widths.pop()
  while ((quotes[quotes.length - 1] ?? -1) >= depth) quotes.pop()
  containers.emptyItem = false
}

function consumeQuoteMarker(cursor: LineCursor): void {
  const behind = cursor.first + 1
  const code = behind < cursor.end ? cursor.text.charCodeAt(behind) : 0
  cursor.column = cursor.firstColumn + (code === SPACE || code === TAB ? 2 : 1)
  skipSpace(cursor, behind, cursor.firstColumn + 1)
}
