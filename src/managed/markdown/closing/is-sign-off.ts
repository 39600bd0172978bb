import type { RootBlock } from '../../../commonmark/index.ts'
import { isDated } from './closing-words.ts'

/** A sign-off is read in one look: what is longer has something to say of its own. */
const most = { blocks: 3, characters: 500, lines: 8 }

/** What stands behind a thematic break at the end, where it is short and begins no part of its own. */
export function isSignOff(text: string, blocks: readonly RootBlock[]): boolean {
  const [first] = blocks
  const last = blocks.at(-1)
  if (first === undefined || last === undefined || blocks.length > most.blocks) return false
  const body = text.slice(first.start, last.end)
  const plain = blocks.every(({ kind }) => kinds.has(kind))
  // A bold line with text below it stands in the place of a heading.
  const begins = blocks.length > 1 && /^(?:\*\*|__)[^*_\r\n]+(?:\*\*|__)[ \t]*:?$/.test(textOf(text, first))
  return plain && !begins && body.length <= most.characters && lineCount(body) <= most.lines
}

const kinds: ReadonlySet<RootBlock['kind']> = new Set(['paragraph', 'html', 'quote', 'list', 'definition'])

/** A last block that is a sign-off without a break before it: one line, set apart, with a date; or pictures alone. */
export function isFooterLine(text: string, block: RootBlock): boolean {
  if (block.kind !== 'paragraph' && block.kind !== 'html') return false
  const own = textOf(text, block)
  if (own.length > most.characters) return false
  if (/^(?:[ \t\r\n]*\[?!\[[^\]]*\]\([^()\s]*\)(?:\]\([^()\s]*\))?)+[ \t\r\n]*$/.test(own)) return true
  if (/[\r\n]/.test(own.trim())) return false
  const isSetApart = /^(?:([*_])(?!\1)[^*_]+\1|<(sub|sup|small|i|em|p|div|center)\b[^<>]*>.*<\/\2>)$/i
  return isSetApart.test(own.trim()) && isDated.test(own)
}

/** The last words of a document's editor: `<!-- vim: … -->`, `<!-- Local Variables: … -->`. */
export function isModeline(text: string, block: RootBlock): boolean {
  return (
    block.kind === 'html' && /^[ \t]*<!--[ \t]*(?:vim?:|ex:|-\*-|Local Variables:)/i.test(textOf(text, block))
  )
}

/** Where links and footnotes lead to: authors keep these at the end, and readers do not see them there. */
export function isDefinition(text: string, block: RootBlock): boolean {
  return (
    block.kind === 'definition' ||
    (block.kind === 'paragraph' && /^\[\^[^\]\s]+\]:/.test(textOf(text, block)))
  )
}

function textOf(text: string, { start, end }: RootBlock): string {
  return text.slice(start, end)
}

function lineCount(text: string): number {
  return text.split(/\r\n|\r|\n/).filter(line => line.trim() !== '').length
}
