import { HYPHEN } from './characters.ts'
import { type LineCursor, nextLine } from './line-cursor.ts'
import { isBlankFrom } from './line-shapes.ts'

/**
 * Reads front matter: a first line `---` and a later one, both without indentation. On success the cursor
 * stands on the closing line; otherwise it is of no more use.
 */
export function readFrontMatter(cursor: LineCursor): boolean {
  if (!nextLine(cursor) || !isFrontMatterFence(cursor)) return false
  while (nextLine(cursor)) if (isFrontMatterFence(cursor)) return true
  return false
}

function isFrontMatterFence(cursor: LineCursor): boolean {
  const { text, start, end } = cursor
  if (end - start < 3 || text.charCodeAt(start) !== HYPHEN) return false
  return text.startsWith('---', start) && isBlankFrom(cursor, start + 3)
}
