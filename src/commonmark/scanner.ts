import { type Containers, createContainers } from './containers.ts'
import { readFrontMatter } from './front-matter.ts'
import { createCursor, type LineCursor } from './line-cursor.ts'
import { createOutline, type Outline } from './outline.ts'
import type { HtmlType } from './root-block.ts'

/** An HTML block that begins inside a list item or a block quote: offset of its `<` and 1-based line. */
export interface NestedHtml {
  readonly start: number
  readonly line: number
}

/** The block without children that the next line may continue; it belongs to the innermost open container. */
export type Leaf = 'none' | 'paragraph' | 'fence' | 'html' | 'indented-code'

/** All that one line hands to the next. */
export interface Scanner {
  readonly cursor: LineCursor
  readonly containers: Containers
  readonly outline: Outline
  readonly nestedHtml: NestedHtml[]
  leaf: Leaf
  /** `ContentLines` of the open paragraph; empty unless it begins with `[` and so may begin with definitions. */
  readonly lines: number[]
  /** Of the open fence. */
  fenceCode: number
  fenceLength: number
  /** Of the open HTML block. */
  htmlType: HtmlType
  /** No thematic break of this character begins before this offset; see `startsThematicBreak`. */
  noBreakCode: number
  noBreakUntil: number
}

/** A scanner that stands behind the front matter, or before the first line. */
export function createScanner(text: string, frontMatter: boolean): Scanner {
  const outline = createOutline()
  let cursor = createCursor(text)
  if (frontMatter) {
    const start = cursor.next
    if (readFrontMatter(cursor)) {
      outline.blocks.push({ kind: 'front-matter', start, lineStart: start, end: cursor.end, line: 1 })
    } else {
      cursor = createCursor(text)
    }
  }
  return {
    cursor,
    containers: createContainers(),
    outline,
    nestedHtml: [],
    leaf: 'none',
    lines: [],
    fenceCode: 0,
    fenceLength: 0,
    htmlType: 7,
    noBreakCode: 0,
    noBreakUntil: 0,
  }
}
