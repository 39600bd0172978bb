import type { List, ListItem, RootContent } from 'mdast'
import { parseWithPositions } from '../../mdast/parse-and-print.ts'
import { digestOf } from '../markers/digest.ts'
import { canonicalForm } from './canonical.ts'

/** One block of a section as it stands in a document. Offsets count from the start of the text that was parsed. */
export interface ParsedBlock {
  readonly kind: string
  /** Of a heading with the text below it: the digest of the heading alone. */
  readonly name?: string
  readonly digest: string
  readonly start: number
  readonly end: number
  readonly node: RootContent
  /** Only for an item of a top-level list. */
  readonly list?: ListPlace
}

export interface ListPlace {
  /** Two blocks of one list share the number. */
  readonly number: number
  readonly ordered: boolean
  readonly spread: boolean
}

/**
 * The blocks of a section's text: headings, paragraphs, code …, and each item of a top-level list. A parser
 * drops a leading BOM and shifts offsets by it, so the text must not begin with one.
 */
export function parseBlocks(text: string): readonly ParsedBlock[] {
  return parseWithPositions(text).children.flatMap((node, number) =>
    node.type === 'list'
      ? node.children.map(item => itemBlock(text, node, item, number))
      : [blockOf(text, node)],
  )
}

function itemBlock(text: string, list: List, item: ListItem, number: number): ParsedBlock {
  const spread = list.spread === true || list.children.some(child => child.spread === true)
  return { ...blockOf(text, item), list: { number, ordered: list.ordered === true, spread } }
}

function blockOf(text: string, node: RootContent): ParsedBlock {
  return {
    kind: node.type,
    digest: digestOf(canonicalForm(node)),
    start: withIndent(text, node.position?.start.offset ?? 0),
    end: node.position?.end.offset ?? 0,
    node,
  }
}

/** Indentation belongs to the block: without it the first line would stand left of the others. */
function withIndent(text: string, offset: number): number {
  let start = offset
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start--
  return start === 0 || text[start - 1] === '\n' || text[start - 1] === '\r' ? start : offset
}
