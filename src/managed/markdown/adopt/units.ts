import type { RootBlock } from '../../../commonmark/index.ts'

/** A part of a document that may be a section about one subject. */
export interface Unit {
  /** Of the heading, without its signs; `undefined` where there is none. */
  readonly title: string | undefined
  /** Of the heading, or of one that would stand in its place. */
  readonly depth: number
  /** The root blocks, the heading first. */
  readonly blocks: readonly RootBlock[]
  /** Headings of our own may follow: what stands behind belongs to a heading of its own, or there is nothing. */
  readonly canGrow: boolean
  /** Its heading is an HTML element: nothing of ours can stand below it as its equal. */
  readonly isHtml?: true
}

/** Every section of a document: those below headings, then those below bold lines, then the text without either. */
export function unitsOf(text: string, blocks: readonly RootBlock[]): readonly Unit[] {
  const ends = sectionEnds(blocks)
  const isBold = blocks.map(block => block.kind === 'paragraph' && boldLine(text, block) !== undefined)
  let depth = 1
  return blocks.flatMap((block, at): readonly Unit[] => {
    if (block.kind === 'heading') {
      depth = block.depth ?? 6
      return [unit(titleOf(text, block), depth, blocks.slice(at, ends[at]), true)]
    }
    const title = block.kind === 'html' ? htmlTitle(text, block) : undefined
    if (title !== undefined) {
      const end = nextAt(
        blocks,
        at + 1,
        one => one.kind === 'heading' || (one.kind === 'html' && htmlTitle(text, one) !== undefined),
      )
      return [{ ...unit(title, Math.min(6, depth + 1), blocks.slice(at, end), false), isHtml: true }]
    }
    if (
      !isBold[at] &&
      (at === 0 || blocks[at - 1]?.kind === 'heading' || blocks[at - 1]?.kind === 'front-matter')
    ) {
      const end = nextAt(blocks, at, one => one.kind === 'heading')
      const bold = isBold.indexOf(true, at)
      if (bold >= 0 && bold < end) return []
      return blocks[at - 1]?.kind === 'heading' ? [] : [unit(undefined, 2, blocks.slice(at, end), true)]
    }
    if (!isBold[at]) return []
    const end = nextAt(blocks, at + 1, (one, i) => one.kind === 'heading' || isBold[i] === true)
    const next = blocks[end]
    const canGrow = next === undefined || next.kind === 'heading'
    return [unit(boldLine(text, block), Math.min(6, depth + 1), blocks.slice(at, end), canGrow)]
  })
}

function unit(
  title: string | undefined,
  depth: number,
  blocks: readonly RootBlock[],
  canGrow: boolean,
): Unit {
  return { title, depth, blocks: withoutRule(blocks), canGrow }
}

function nextAt(
  blocks: readonly RootBlock[],
  from: number,
  isEnd: (block: RootBlock, at: number) => boolean,
): number {
  for (let at = from; at < blocks.length; at++) {
    const block = blocks[at]
    if (block !== undefined && isEnd(block, at)) return at
  }
  return blocks.length
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
export function titleOf(text: string, { start, end }: Pick<RootBlock, 'start' | 'end'>): string {
  return text
    .slice(start, end)
    .replace(/(?<![\r\n])[\r\n]+[ \t]*(?:=+|-+)[ \t]*$/, '')
    .replace(/^ *#+[ \t]*/, '')
    .replace(/(?<![ \t])[ \t]+#+[ \t]*$/, '')
    .replace(/[*_`]/g, '')
    .trim()
}

/** The words of a heading or of a fold's summary that is written in HTML. */
function htmlTitle(text: string, { start, end }: RootBlock): string | undefined {
  const [, , words] =
    /<(h[1-6]|summary)\b[^<>]{0,200}>([^<>]{1,200})<\/\1>/i.exec(
      text.slice(start, Math.min(end, start + 600)),
    ) ?? []
  return words?.trim()
}

/** The words of a paragraph that is one bold line, which many write in the place of a heading. */
function boldLine(text: string, { start, end }: RootBlock): string | undefined {
  if (end - start > 200) return undefined
  const [, words] =
    /^(?:\*\*|__)([^*_\r\n]+)(?:\*\*|__)[ \t]*(?:[:：][ \t]*)?$/.exec(text.slice(start, end)) ?? []
  return words?.replace(/[:：]\s*$/, '').trim()
}
