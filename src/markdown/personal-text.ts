import { mergeBlocks } from '../merge/three-way.ts'
import { assembleBody } from './assemble-body.ts'
import type { LocatedSection } from './locate.ts'
import { type ParsedBlock, parseBlocks } from './parse-section.ts'
import type { DocumentStyle } from './style.ts'

/** What a person wrote inside a section. */
export interface PersonalText {
  readonly blocks: readonly { readonly text: string; readonly offset: number }[]
  /** All of it, with the bytes that stood between. */
  readonly text: string
}

/** The blocks of a section that are a person's, for taking ours out. Offsets are the document's. */
export function personalText(document: string, section: LocatedSection, eol: string): PersonalText {
  const text = document.slice(section.bodyStart, section.bodyEnd)
  const ours: readonly ParsedBlock[] = parseBlocks(text)
  const { personal } = mergeBlocks(section.endMarker.entries, ours, [], 'merge')
  const steps = personal.map(index => ({ take: 'ours', index }) as const)
  return {
    blocks: personal.map(index => ({
      text: text.slice(ours[index]?.start, ours[index]?.end),
      offset: section.bodyStart + (ours[index]?.start ?? 0),
    })),
    text: assembleBody(steps, { text, ours, fresh: [], style: noStyle, eol }, false),
  }
}

/** Nothing is printed when only a person's blocks are kept. */
const noStyle: DocumentStyle = {
  bullet: '-',
  emphasis: '_',
  strong: '*',
  fence: '`',
  setext: false,
  depthShift: 0,
}
