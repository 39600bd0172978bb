import type { RootBlock } from '../markdown/root-blocks.ts'
import { speaksOfClaudeCode } from './speaks-of-claude-code.ts'

/** A section that a person wrote: its heading and what stands below it. */
export interface HandWrittenSection {
  readonly title: string
  /** Of the heading. */
  readonly depth: number
  /** The root blocks, the heading first. */
  readonly blocks: readonly RootBlock[]
  readonly start: number
}

/** The first section of a document, outermost first, that is about how Claude Code itself authenticates. */
export function findHandWrittenSection(
  text: string,
  blocks: readonly RootBlock[],
): HandWrittenSection | undefined {
  for (const [at, block] of blocks.entries()) {
    if (block.kind !== 'heading' || !text.slice(block.start).startsWith('#')) continue
    const depth = block.depth ?? 6
    const next = blocks.findIndex(
      (other, index) => index > at && other.kind === 'heading' && (other.depth ?? 6) <= depth,
    )
    const below = withoutRule(blocks.slice(at, next < 0 ? blocks.length : next))
    const last = below.at(-1)
    if (below.length < 2 || last === undefined || last.open === true) continue
    const titles = below.filter(({ kind }) => kind === 'heading').map(one => titleOf(text, one))
    const [title = ''] = titles
    if (speaksOfClaudeCode({ title, headings: titles, text: text.slice(block.start, last.end) }))
      return { title, depth, blocks: below, start: block.lineStart }
  }
  return undefined
}

/** A rule at the end parts this section from the next one. */
function withoutRule(blocks: readonly RootBlock[]): readonly RootBlock[] {
  const last = blocks.findLastIndex(({ kind }) => kind !== 'thematic-break')
  return blocks.slice(0, last + 1)
}

/** The words of a heading without its signs. */
export function titleOf(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): string {
  return text
    .slice(start, end)
    .replace(/^ *#+[ \t]*/, '')
    .replace(/[ \t]+#+[ \t]*$/, '')
    .replace(/[*_`]/g, '')
    .trim()
}
