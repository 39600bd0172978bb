import type { RootBlock } from '../../commonmark/index.ts'
import type { PrintStyle } from '../../mdast/print-style.ts'
import { titleOf } from './adopt/units.ts'
import { isClosingTitle } from './closing/closing-words.ts'

/** How a document writes what our blocks are made of. */
export interface DocumentStyle extends Omit<PrintStyle, 'resourceLink'> {
  /** Added to the heading depths of the templates, whose title has depth 2. */
  readonly depthShift: number
}

/** The depth that the title has in the templates. */
export const templateDepth = 2

/** Enough text to see a habit; the whole of a large file would cost more than it tells. */
const sampleLength = 65_536

export interface StyleInput {
  /** The text into which the blocks' offsets point. */
  readonly text: string
  /** The same text without our sections. */
  readonly outside: string
  /** The root blocks outside our sections. */
  readonly blocks: readonly RootBlock[]
}

/**
 * Infers the style from a document without our section. Every answer comes from what the document does most;
 * where it does nothing of the kind, from what Prettier would write.
 */
export function inferStyle({ text, outside, blocks }: StyleInput): DocumentStyle {
  const firsts = (kind: RootBlock['kind']) =>
    blocks.filter(block => block.kind === kind).map(block => text.charAt(block.start))
  const headings = blocks.filter(block => block.kind === 'heading')
  const shallow = headings.filter(block => (block.depth ?? 6) <= 2)
  const depth = titleDepth(text, headings, blocks)
  const setext = shallow.filter(block => block.setext === true).length
  const sample = outside.slice(0, sampleLength)
  return {
    bullet: mostFrequent(firsts('list'), ['-', '*', '+']),
    emphasis: mostFrequent(matches(sample, /(?<![*_\w\\])([*_])(?![*_\s])[^*_\n]+(?<![\s*_])\1(?![*_\w])/g), [
      '_',
      '*',
    ]),
    strong: mostFrequent(
      matches(sample, /(?<![*_\w\\])([*_])\1(?![*_\s])[^*_\n]+(?<![\s*_])\1\1(?![*_\w])/g),
      ['*', '_'],
    ),
    fence: mostFrequent(firsts('fence'), ['`', '~']),
    // Underlined subheadings would take a section of depth 1 past its lines; one underlined title has room.
    setext: depth >= templateDepth && setext * 2 > shallow.length,
    depthShift: depth - templateDepth,
  }
}

/**
 * The depth at which a section is a sibling of the document's own top sections: below a single title,
 * otherwise the smallest depth there is. A document of ours alone begins with depth 1.
 */
function titleDepth(text: string, headings: readonly RootBlock[], blocks: readonly RootBlock[]): number {
  const hasContent = blocks.some(block => block.kind !== 'front-matter' && block.kind !== 'html')
  if (!hasContent) return 1
  const depths = headings.map(block => block.depth ?? 1)
  if (depths.length === 0) return templateDepth
  const top = Math.min(...depths)
  return top === 1 && depths[0] === 1 && isOneTitle(text, headings, blocks) ? 2 : Math.min(top, 4)
}

/** More closing chapters has nobody; the bound keeps the look at them short. */
const mostClosing = 3

/**
 * Reminders and the like at the end are often written as large as the title, and are no second one; nor is a long
 * title right below the short one.
 */
function isOneTitle(text: string, headings: readonly RootBlock[], blocks: readonly RootBlock[]): boolean {
  const first = blocks.findIndex(({ kind }) => kind === 'heading')
  const below = blocks.slice(first).findIndex(({ kind, depth }) => kind !== 'heading' || depth !== 1)
  const titles = below < 0 ? 1 : below
  const large = headings.filter(({ depth }) => depth === 1)
  if (large.length === 1) return true
  const hasChapters = headings.some(({ depth }) => depth === 2)
  const others = large.slice(titles)
  return (
    hasChapters && others.length <= mostClosing && others.every(one => isClosingTitle(titleOf(text, one)))
  )
}

/** The first of `order` wins a tie. */
function mostFrequent<T extends string>(seen: readonly string[], order: readonly [T, ...T[]]): T {
  const count = (candidate: string) => seen.filter(one => one === candidate).length
  return order.reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best), order[0])
}

function matches(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), found => found[1] ?? '')
}
