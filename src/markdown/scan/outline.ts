import { SPACE, TAB } from './characters.ts'
import { type ContentLines, definitionEnds } from './definitions.ts'
import type { LineCursor } from './line-cursor.ts'
import type { HtmlType, RootBlock, RootBlockKind } from './root-block.ts'

/** The root blocks found so far and, as a draft, the one that later lines may still extend. */
export interface Outline {
  readonly text: string
  readonly blocks: RootBlock[]
  isDrafting: boolean
  kind: RootBlockKind
  start: number
  lineStart: number
  end: number
  line: number
  depth: number
  isSetext: boolean
  htmlType: HtmlType
  marker: string
  fenceLength: number
}

export function createOutline(text: string): Outline {
  return {
    text,
    blocks: [],
    isDrafting: false,
    kind: 'paragraph',
    start: 0,
    lineStart: 0,
    end: 0,
    line: 0,
    depth: 0,
    isSetext: false,
    htmlType: 7,
    marker: '',
    fenceLength: 0,
  }
}

/** Starts the draft of a block on the cursor's line; the draft before it must have been finished. */
export function draftBlock(outline: Outline, kind: RootBlockKind, cursor: LineCursor): void {
  outline.isDrafting = true
  outline.kind = kind
  outline.start = kind === 'html' || kind === 'indented-code' ? cursor.start : cursor.first
  outline.lineStart = cursor.start
  outline.end = cursor.end
  outline.line = cursor.line
}

/** Ends the draft. `lines` are those of a paragraph that may begin with definitions, `open` as in `RootBlock`. */
export function finishBlock(outline: Outline, lines: ContentLines, open: boolean): void {
  if (!outline.isDrafting) return
  outline.isDrafting = false
  const isText = outline.kind === 'paragraph' || outline.isSetext
  if (!isText || lines.length === 0 || splitDefinitions(outline, lines))
    outline.blocks.push(toBlock(outline, open))
  outline.isSetext = false
}

/** Gives each definition at the head of the paragraph a block of its own; false when nothing is left. */
function splitDefinitions(outline: Outline, lines: ContentLines): boolean {
  const { text } = outline
  const firstLine = outline.line
  let index = 0
  for (const next of definitionEnds(text, lines)) {
    const { start, lineStart, line } = outline
    const end = lines[next * 2 - 1] ?? outline.end
    outline.blocks.push({ kind: 'definition', start, lineStart, end, line })
    index = next
    outline.start = lines[index * 2] ?? outline.end
    outline.lineStart = lineStartOf(text, outline.start)
    outline.line = firstLine + index
  }
  return index * 2 < lines.length
}

/** Content begins behind indentation only, so the line begins where that begins. */
function lineStartOf(text: string, contentStart: number): number {
  let at = contentStart
  while (at > 0 && (text.charCodeAt(at - 1) === SPACE || text.charCodeAt(at - 1) === TAB)) at--
  return at
}

function toBlock(outline: Outline, open: boolean): RootBlock {
  const { kind, start, lineStart, end, line, marker } = outline
  const place = { kind, start, lineStart, end, line }
  if (kind === 'heading') return { ...place, depth: outline.depth, setext: outline.isSetext }
  if (kind === 'html') return { ...place, htmlType: outline.htmlType, ...(open ? { open } : {}) }
  if (kind === 'fence')
    return { ...place, marker, fenceLength: outline.fenceLength, ...(open ? { open } : {}) }
  return kind === 'list' || kind === 'thematic-break' ? { ...place, marker } : place
}
