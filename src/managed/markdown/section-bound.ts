import type { RootBlock } from '../../commonmark/index.ts'
import { type DocumentMerge, refused, type StandingSection } from './document-merge.ts'
import type { LocatedSection } from './locate.ts'
import type { Document } from './open-document.ts'

/** More characters than any section of ours has; the guide for everybody has half of them. */
export const sectionLimit = 262_144

/**
 * micromark is quadratic in the lines and in the inline signs of one block, and nests without end: 8 KB of
 * `- - - …` hold it for seconds or exhaust the stack. Within these bounds a section is parsed in a fraction of a
 * second; the section in an agent file has a hundredth of them.
 */
const bounds = {
  characters: sectionLimit,
  blocks: 3_000,
  blockLines: 200,
  blockCharacters: 8_192,
  signs: 400,
  nesting: 16,
}

/** A line that opens more containers than any text for people does. */
const deepLine = new RegExp(
  `^(?:[ \\t]{0,8}(?:>|[-+*](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){${bounds.nesting + 1}}`,
  'm',
)

/** The bound that a section of a document exceeds, if any; see `boundOf`. */
export function sectionBound({ text, blocks }: Document, section: LocatedSection): string | undefined {
  const { bodyStart, bodyEnd, endMarker } = section
  if (endMarker.entries.length > bounds.blocks)
    return `has ${endMarker.entries.length} entries in its end marker`
  const inside = blocks.filter(({ start }) => start >= bodyStart && start < bodyEnd)
  return boundOf(
    text.slice(bodyStart, bodyEnd),
    inside.map(block => ({ ...block, start: block.start - bodyStart, end: block.end - bodyStart })),
  )
}

export function unreadable(input: StandingSection, bound: string): DocumentMerge {
  return refused(input, {
    ruleId: 'section-too-large',
    line: input.section.line,
    reason: `The section ${bound}, more than can be merged block by block`,
    fix: 'Move what is not about authentication out of the section.',
  })
}

/** Why a section should not be given to a parser, as the end of a sentence; `undefined` where it may. */
export function boundOf(text: string, blocks: readonly RootBlock[]): string | undefined {
  if (text.length > bounds.characters) return `holds ${text.length} characters`
  if (blocks.length > bounds.blocks) return `holds ${blocks.length} blocks`
  for (const { kind, start, end, line } of blocks) {
    const block = text.slice(start, end)
    if (kind === 'fence' || kind === 'indented-code' || kind === 'html') continue
    if (block.length > bounds.blockCharacters || count(block, /\n|\r(?!\n)/g) >= bounds.blockLines)
      return `holds a block of ${block.length} characters at line ${line}`
    if (count(block, /[*_~[<]/g) > bounds.signs) return `holds too many inline signs at line ${line}`
  }
  if (deepLine.test(text)) return `nests more than ${bounds.nesting} lists or quotes in one line`
  return undefined
}

function count(text: string, pattern: RegExp): number {
  let found = 0
  for (const _ of text.matchAll(pattern)) found++
  return found
}
