import { SPACE, TAB } from './characters.ts'
import type { ContentLines } from './content-reader.ts'
import type { Draft } from './create-block.ts'
import { definitionEnds } from './definitions.ts'
import type { RootBlock } from './root-block.ts'

/** The root blocks found so far. */
export interface Outline {
  readonly blocks: RootBlock[]
  /** The last of `blocks`, which later lines may extend; before the first block it belongs to no document. */
  last: Draft
}

export function createOutline(): Outline {
  return { blocks: [], last: { kind: 'front-matter', start: 0, lineStart: 0, end: 0, line: 0 } }
}

/**
 * Gives each definition at the head of the last block, a paragraph or its heading, a block of its own. What
 * is left of the paragraph stays the last block.
 */
export function splitDefinitions(outline: Outline, text: string, lines: ContentLines): void {
  const { blocks, last } = outline
  const firstLine = last.line
  let index = 0
  for (const next of definitionEnds(text, lines)) {
    if (index === 0) blocks.pop()
    const { start, lineStart, line } = last
    blocks.push({ kind: 'definition', start, lineStart, end: lines[next * 2 - 1] ?? last.end, line })
    index = next
    last.start = lines[index * 2] ?? last.end
    last.lineStart = lineStartOf(text, last.start)
    last.line = firstLine + index
  }
  if (index > 0 && index * 2 < lines.length) blocks.push(last)
}

/** Only indentation stands before the content of a line at the root. */
function lineStartOf(text: string, contentStart: number): number {
  let at = contentStart
  while (at > 0 && (text.charCodeAt(at - 1) === SPACE || text.charCodeAt(at - 1) === TAB)) at--
  return at
}
