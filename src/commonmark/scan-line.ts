import { closeContainers, matchContainers } from './containers.ts'
import { endsHtml } from './html-end.ts'
import { closesFence } from './line-shapes.ts'
import type { Scanner } from './scanner.ts'
import { startBlocks } from './start-blocks.ts'

/** Takes the cursor's line in: first what it continues of the open blocks, then the blocks that it starts. */
export function scanLine(scanner: Scanner): void {
  const { cursor, containers, outline } = scanner
  const matched = matchContainers(containers, cursor)
  const isBlank = cursor.first === cursor.end
  if (matched === containers.widths.length) {
    if (continuesLeaf(scanner, isBlank)) return
  } else if (isBlank || scanner.leaf !== 'paragraph') {
    // Only a paragraph goes on, lazily, where the line does not continue its containers.
    closeContainers(containers, matched)
    scanner.leaf = 'none'
  }
  if (!isBlank) startBlocks(scanner, matched)
  // A line of nothing but quote markers still belongs to the quote; an empty line belongs to no block.
  else if (containers.quotes.length > 0) outline.last.end = cursor.end
}

/** True when the line has been dealt with: it is the next one of the open leaf, or its last. */
function continuesLeaf(scanner: Scanner, isBlank: boolean): boolean {
  const { cursor } = scanner
  switch (scanner.leaf) {
    case 'none':
      return false
    case 'paragraph':
      // What else the line may start is asked first.
      if (isBlank) scanner.leaf = 'none'
      return false
    case 'fence':
      if (closesFence(cursor, scanner.fenceCode, scanner.fenceLength)) scanner.leaf = 'none'
      break
    case 'indented-code':
      if (isBlank) return false
      if (cursor.firstColumn - cursor.column < 4) {
        scanner.leaf = 'none'
        return false
      }
      break
    case 'html':
      if (scanner.htmlType > 5 && isBlank) {
        scanner.leaf = 'none'
        return false
      }
      if (scanner.htmlType < 6 && endsHtml(cursor, scanner.htmlType)) scanner.leaf = 'none'
      break
  }
  scanner.outline.last.end = cursor.end
  return true
}
