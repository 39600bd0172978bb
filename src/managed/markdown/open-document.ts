import { type Scan, scanRootBlocks } from '../../commonmark/index.ts'
import { type Located, locateSections } from './locate.ts'
import type { DocumentStyle } from './style.ts'
import { styleOutside } from './style-outside.ts'

/** One version of a Markdown text, read once: what stands in it, where our sections are, and how it is written. */
export interface Document extends Scan, Located {
  readonly text: string
  /** How the document writes, our sections left out. Looked at when it is asked for. */
  readonly style: DocumentStyle
}

/** Reads a text. Where it has faults, nothing may be written into it. */
export function openDocument(text: string): Document {
  const scan = scanRootBlocks(text)
  const located = locateSections(text, scan)
  let style: DocumentStyle | undefined
  return {
    text,
    ...scan,
    ...located,
    get style() {
      style ??= styleOutside(text, scan, located.sections)
      return style
    },
  }
}

export type OpenDocument = typeof openDocument

/** For one plan: what reads a text after another gets the same document, so that each version of a text is scanned once. */
export function openingOnce(): OpenDocument {
  const opened = new Map<string, Document>()
  return text => {
    const known = opened.get(text) ?? openDocument(text)
    opened.set(text, known)
    return known
  }
}
