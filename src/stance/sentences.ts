import type { Scan } from '../commonmark/index.ts'
import { lineCounter } from '../commonmark/index.ts'

/** One clause of a document's prose. */
export interface Sentence {
  readonly text: string
  /** 1-based, of its first character. */
  readonly line: number
}

/** A paragraph, an item, a row of a table: what its clauses say together, and what they stand under. */
export interface Paragraph {
  readonly text: string
  /** The headings above it, the outermost first. */
  readonly headings: readonly string[]
  /** The heading right above it, where a person wrote it. */
  readonly under: string
  readonly sentences: readonly Sentence[]
}

/** Where one clause ends and another begins: each is judged alone. */
const clauseEnd =
  /(?<=[.!?;:])\s+|[。！？；]|,\s+(?=(?:and|but|und|aber|et|mais|y|pero|e|ma|mas|en|maar|i|ale|и|но)\s)/gu

/** Of one paragraph; a person writes a few. */
const mostClauses = 5000

/** More is no title; each is looked at for every paragraph below it. */
const longestTitle = 1000

/**
 * The prose of a document, clause by clause: paragraphs, items, tables and the text in tags, without fenced code,
 * front matter and comments. Wrapped lines are one text.
 */
export function paragraphsOf(
  text: string,
  blocks: Scan['blocks'],
  isOurs: (block: Scan['blocks'][number]) => boolean = () => false,
): readonly Paragraph[] {
  const path: { readonly depth: number; readonly title: string }[] = []
  let under = ''
  return blocks.flatMap(block => {
    const raw = text.slice(block.start, block.end)
    if (block.kind === 'heading') {
      const depth = block.depth ?? 1
      while ((path.at(-1)?.depth ?? 0) >= depth) path.pop()
      path.push({ depth, title: raw.slice(0, longestTitle) })
      under = isOurs(block) ? '' : raw.slice(0, longestTitle)
    }
    if (block.kind === 'front-matter' || block.kind === 'fence' || block.kind === 'indented-code') return []
    const headings = path.map(({ title }) => title)
    return passages(raw, block.line).map(passage => ({
      text: passage.text,
      headings,
      under,
      sentences: clauses(passage),
    }))
  })
}

interface Passage {
  readonly text: string
  readonly line: number
}

/** Parts a block at blank lines and at the start of items and rows; the code and the comments in it go. */
function passages(raw: string, first: number): readonly Passage[] {
  const found: { text: string; line: number }[] = []
  let fence = ''
  let comment = false
  let open = false
  for (const [at, line] of raw.split(/\r\n|\r|\n/).entries()) {
    const sign = /^[ \t>]*(`{3,}|~{3,})/.exec(line)?.[1] ?? ''
    if (sign !== '' && (fence === '' || sign.startsWith(fence))) {
      fence = fence === '' ? sign : ''
      open = false
      continue
    }
    if (fence !== '') continue
    if (!comment && line.includes('<!--')) comment = true
    const hidden = comment
    if (comment && line.includes('-->')) comment = false
    if (hidden || /^[ \t>]*(?:<\/?[A-Za-z][^<>]*>[ \t]*)?$/.test(line)) {
      open = false
      continue
    }
    const starts = /^[ \t>]*(?:[-*+]|\d{1,9}[.)]|\||<)/.test(line)
    const last = found.at(-1)
    if (open && !starts && last !== undefined) last.text += `\n${line}`
    else found.push({ text: line, line: first + at })
    open = true
  }
  return found
}

function clauses({ text, line }: Passage): readonly Sentence[] {
  const found: Sentence[] = []
  const lineAt = lineCounter(text)
  let from = 0
  const add = (to: number) => {
    const clause = text.slice(from, to).trimStart()
    if (clause === '') return
    const above = lineAt(to - clause.length) - 1
    found.push({ text: folded(clause.trimEnd()), line: line + above })
  }
  for (const end of text.matchAll(clauseEnd)) {
    if (found.length === mostClauses) break
    add(end.index)
    from = end.index + end[0].length
  }
  if (found.length < mostClauses) add(text.length)
  return found
}

/** On one line, with one blank between two words; most clauses are so already. */
function folded(clause: string): string {
  return /[^\S ]| {2}/.test(clause) ? clause.replace(/\s+/g, ' ') : clause
}
