import { type Scan, scanRootBlocks } from '../../commonmark/index.ts'
import type { OpenText } from '../contract.ts'
import { sectionId } from '../markers/marker.ts'
import { hasMarkerSign } from '../markers/marker-comment.ts'
import { once } from '../once.ts'
import { type Located, locateSections } from './locate.ts'
import type { DocumentStyle } from './style.ts'
import { styleOutside } from './style-outside.ts'

/** A Markdown text: what stands in it, where our sections are, and how it is written. */
export interface Document extends OpenText, Scan, Located {
  /** How the document writes, our sections left out. */
  readonly style: DocumentStyle
}

/** Opens a Markdown text. */
export function openDocument(text: string): Document {
  const mayBeMarked = hasMarkerSign(text)
  const scan = once(() => scanRootBlocks(text))
  const located = once(() => (mayBeMarked ? locateSections(text, scan()) : unmarked))
  const style = once(() => styleOutside({ text, blocks: scan().blocks, sections: located().sections }))
  return {
    text,
    mayBeMarked,
    get blocks() {
      return scan().blocks
    },
    get nestedHtml() {
      return scan().nestedHtml
    },
    get sections() {
      return located().sections
    },
    get faults() {
      return located().faults
    },
    get record() {
      const { sections } = located()
      return (sections.find(({ marker }) => marker.id === sectionId) ?? sections[0])?.marker.record
    },
    get style() {
      return style()
    },
  }
}

const unmarked: Located = { sections: [], faults: [] }
