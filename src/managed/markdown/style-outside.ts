import type { RootBlock } from '../../commonmark/index.ts'
import type { LocatedSection } from './locate.ts'
import { type DocumentStyle, inferStyle } from './style.ts'

interface StyledText {
  readonly text: string
  readonly blocks: readonly RootBlock[]
  readonly sections: readonly LocatedSection[]
}

/** The style of a document without our sections. */
export function styleOutside({ text, blocks, sections }: StyledText): DocumentStyle {
  const isOutside = (at: number) => !sections.some(({ start, end }) => at >= start && at < end)
  let outside = ''
  let from = 0
  for (const { start, end } of sections) {
    outside += text.slice(from, start)
    from = end
  }
  return inferStyle({
    text,
    outside: outside + text.slice(from),
    blocks: blocks.filter(block => isOutside(block.start)),
  })
}
