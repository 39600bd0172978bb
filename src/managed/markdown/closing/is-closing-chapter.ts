import type { RootBlock } from '../../../commonmark/index.ts'
import { titleOf } from '../adopt/units.ts'
import { isClosingTitle } from './closing-words.ts'

/** What says more has a subject of its own, whatever it is called. */
const longest = 4000

/** A chapter that closes a document by what it is called, or by being nothing but a list of links. Its heading is the first block. */
export function isClosingChapter(text: string, chapter: readonly RootBlock[]): 'named' | 'links' | undefined {
  const [heading, ...body] = chapter
  if (heading === undefined) return undefined
  if ((chapter.at(-1)?.end ?? 0) - heading.start > longest) return undefined
  // What is imported is part of what Claude Code reads, and so no way to somewhere else.
  if (imported.test(text.slice(heading.end, chapter.at(-1)?.end))) return undefined
  if (isClosingTitle(titleOf(text, heading))) return 'named'
  const onlyText = body.every(({ kind }) => kind === 'paragraph' || kind === 'list' || kind === 'definition')
  const hasList = body.some(({ kind }) => kind === 'list')
  return hasList && onlyText && isAllLinks(text, body) ? 'links' : undefined
}

const imported = /(?<!\S)@[\w~.-]{0,80}\/[\w./-]{0,200}\.\w/

const link = /\]\([^)\s]|\]\[|https?:\/\//

/** Each item leads somewhere; one sentence may stand before the list. */
function isAllLinks(text: string, body: readonly RootBlock[]): boolean {
  const items = body
    .filter(({ kind }) => kind === 'list')
    .flatMap(({ start, end }) =>
      text.slice(start, end).split(/(?:\r\n|\r|\n)(?=[ \t]{0,40}(?:[-*+]|\d{1,9}[.)])[ \t])/),
    )
  const paragraphs = body
    .filter(({ kind }) => kind === 'paragraph')
    .map(({ start, end }) => text.slice(start, end))
  const plain = paragraphs.filter(paragraph => !link.test(paragraph))
  const introduced = plain.length === 0 || (plain.length === 1 && plain[0] === paragraphs[0])
  return introduced && items.every(item => link.test(item))
}
