import type { RootBlock } from '../../../commonmark/index.ts'
import { isAuthTitle, speaksOfClaudeCode } from './speaks-of-claude-code.ts'

/** A section that a person wrote: its heading and what stands below it. */
export interface HandWrittenSection {
  readonly title: string
  /** Of the heading. */
  readonly depth: number
  /** The root blocks, the heading first. */
  readonly blocks: readonly RootBlock[]
  readonly start: number
}

/** No section about one subject is longer; the patterns that look for it are not made for megabytes. */
const longest = 65_536

/** The first section of a document, outermost first, that is about how Claude Code itself authenticates. */
export function findHandWrittenSection(
  text: string,
  blocks: readonly RootBlock[],
): HandWrittenSection | undefined {
  if (!text.includes('ANTHROPIC_API_KEY')) return undefined
  const ends = sectionEnds(blocks)
  for (const [at, block] of blocks.entries()) {
    if (block.kind !== 'heading' || !isAuthTitle(titleOf(text, block))) continue
    const depth = block.depth ?? 6
    const below = withoutRule(blocks.slice(at, ends[at]))
    const last = below.at(-1)
    if (below.length < 2 || last === undefined || last.open === true) continue
    if (last.end - block.start > longest) continue
    const titles = below.filter(({ kind }) => kind === 'heading').map(one => titleOf(text, one))
    if (speaksOfClaudeCode(titles, text.slice(block.start, last.end)))
      return { title: titles[0] ?? '', depth, blocks: below, start: block.lineStart }
  }
  return undefined
}

/** For each heading the index of the next one that is no deeper; one pass, since a document can be all headings. */
function sectionEnds(blocks: readonly RootBlock[]): readonly number[] {
  const ends = blocks.map(() => blocks.length)
  const nextOfDepth = Array.from({ length: 7 }, () => blocks.length)
  for (let at = blocks.length - 1; at >= 0; at--) {
    const block = blocks[at]
    if (block?.kind !== 'heading') continue
    const depth = block.depth ?? 6
    ends[at] = Math.min(...nextOfDepth.slice(0, depth + 1))
    nextOfDepth[depth] = at
  }
  return ends
}

/** A rule at the end parts this section from the next one. */
function withoutRule(blocks: readonly RootBlock[]): readonly RootBlock[] {
  const last = blocks.findLastIndex(({ kind }) => kind !== 'thematic-break')
  return blocks.slice(0, last + 1)
}

/** The words of a heading without its signs. */
function titleOf(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  return text
    .slice(start, end)
    .replace(/(?<![\r\n])[\r\n]+[ \t]*(?:=+|-+)[ \t]*$/, '')
    .replace(/^ *#+[ \t]*/, '')
    .replace(/(?<![ \t])[ \t]+#+[ \t]*$/, '')
    .replace(/[*_`]/g, '')
    .trim()
}
