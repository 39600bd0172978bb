import { type Node, Parser } from 'commonmark'
import type { RootBlock } from '../../../src/commonmark/index.ts'
import { kindOf } from './kind-of.ts'

const kinds: Readonly<Record<string, string>> = {
  paragraph: 'paragraph',
  heading: 'heading',
  thematic_break: 'thematic-break',
  html_block: 'html',
  list: 'list',
  block_quote: 'quote',
  code_block: 'code',
}

const lineEnd = /\r\n|\n|\r/

interface InlineParser {
  match(pattern: RegExp): string | null
}

/**
 * The specification allows spaces and tabs between the parts of a link reference definition; commonmark.js
 * takes spaces only there. This parser takes both.
 */
function createParser(): Parser {
  const parser = new Parser()
  const { inlineParser } = parser as unknown as { readonly inlineParser: InlineParser }
  const match = inlineParser.match
  const widened = new Map([
    ['^ *(?:\\n *)?', /^[ \t]*(?:\n[ \t]*)?/],
    ['^ *(?:\\n|$)', /^[ \t]*(?:\n|$)/],
  ])
  inlineParser.match = function (pattern) {
    return match.call(this, widened.get(pattern.source) ?? pattern)
  }
  return parser
}

/** Root blocks as `kind:line[:depth or marker]`, and the lines of HTML blocks inside containers. */
export interface CommonmarkOutline {
  readonly blocks: readonly string[]
  readonly nestedHtml: readonly number[]
}

export function commonmarkOutline(text: string): CommonmarkOutline {
  const lines = text.split(lineEnd)
  const blocks: string[] = []
  const nestedHtml: number[] = []
  const document = createParser().parse(text)
  for (let node = document.firstChild; node !== null; node = node.next) {
    // Where an underline follows nothing but definitions, commonmark.js leaves a paragraph without content.
    if (node.type !== 'paragraph' || node.firstChild !== null) blocks.push(describeNode(node, lines))
  }
  const walker = document.walker()
  for (let event = walker.next(); event !== null; event = walker.next()) {
    const { node, entering } = event
    if (entering && node.type === 'html_block' && node.parent?.type !== 'document')
      nestedHtml.push(node.sourcepos[0][0])
  }
  return { blocks, nestedHtml }
}

function describeNode(node: Node, lines: readonly string[]): string {
  const [line, column] = node.sourcepos[0]
  const place = `${kinds[node.type]}:${line}`
  if (node.type === 'heading') return `${place}:${node.level}`
  if (node.type !== 'list') return place
  return `${place}:${/[-+*.)]/.exec(lines[line - 1]?.slice(column - 1) ?? '')?.[0]}`
}

/**
 * The scanner's blocks in the same words. Definitions leave no node in commonmark.js, and it counts the lines of
 * a paragraph or heading behind definitions from the first definition or from any line up to the right one
 * (by whether an underline had been tried before). So each block has a list of what the oracle may call it.
 */
export function wordsForCommonmark(
  text: string,
  blocks: readonly RootBlock[],
): readonly (readonly string[])[] {
  const words: string[][] = []
  let head: RootBlock | undefined
  let behind: RootBlock | undefined
  for (const block of blocks) {
    const isJoined = behind !== undefined && /^(?:\r\n|\n|\r)$/.test(text.slice(behind.end, block.lineStart))
    if (!isJoined) head = undefined
    behind = undefined
    if (block.kind === 'definition') {
      head ??= block
      behind = block
      continue
    }
    const first =
      block.kind === 'paragraph' || block.setext === true ? (head?.line ?? block.line) : block.line
    head = undefined
    const trait = block.depth ?? (block.kind === 'list' ? block.marker : undefined)
    const tail = trait === undefined ? '' : `:${trait}`
    words.push(
      Array.from({ length: block.line - first + 1 }, (_, more) => `${kindOf(block)}:${first + more}${tail}`),
    )
  }
  return words
}

/** Undefined when both say the same; otherwise both, to be printed. */
export function commonmarkDifference(
  text: string,
  blocks: readonly RootBlock[],
  nestedHtml: readonly { readonly line: number }[],
): string | undefined {
  const oracle = commonmarkOutline(text)
  const ours = wordsForCommonmark(text, blocks)
  const isSame =
    oracle.blocks.length === ours.length && oracle.blocks.every((word, index) => ours[index]?.includes(word))
  const nested = nestedHtml.map(html => html.line)
  if (isSame && nested.join() === oracle.nestedHtml.join()) return undefined
  return [
    JSON.stringify(text),
    `commonmark.js ${oracle.blocks.join(' ')} | nested HTML ${oracle.nestedHtml.join()}`,
    `scanner       ${ours.map(words => words.at(-1)).join(' ')} | nested HTML ${nested.join()}`,
  ].join('\n')
}
