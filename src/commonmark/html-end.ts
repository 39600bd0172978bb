import { GREATER_THAN, LESS_THAN } from './characters.ts'
import type { LineCursor } from './line-cursor.ts'
import type { HtmlType } from './root-block.ts'

/** What stands before the `>` that ends HTML of types 2 to 5. */
const beforeEnd: readonly string[] = ['', '', '--', '?', '', ']]']

const rawEnds = ['</pre', '</script', '</style', '</textarea']

/**
 * Whether the line holds the end condition of HTML of type 1 to 5. The line that starts the block may end it,
 * even with characters of its start, as in `<!-->`.
 */
export function endsHtml(cursor: LineCursor, type: HtmlType): boolean {
  const { text, first, end } = cursor
  const before = beforeEnd[type] ?? ''
  for (let at = first; at < end; at++) {
    if (text.charCodeAt(at) !== GREATER_THAN) continue
    if (type === 1 ? endsRawText(text, at) : text.startsWith(before, at - before.length)) return true
  }
  return false
}

function endsRawText(text: string, at: number): boolean {
  for (const tag of rawEnds) {
    const start = at - tag.length
    if (text.charCodeAt(start) === LESS_THAN && text.slice(start, at).toLowerCase() === tag) return true
  }
  return false
}
