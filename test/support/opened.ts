import type { LineFormat } from '../../src/managed/lines/line-format.ts'
import { type LineDocument, openLines } from '../../src/managed/lines/open-lines.ts'
import { type Document, openDocument } from '../../src/managed/markdown/open-document.ts'

/** A text as the merge wants it. */
export function opened(text: string): Document
export function opened(text: string | undefined): Document | undefined
export function opened(text: string | undefined): Document | undefined {
  return text === undefined ? undefined : openDocument(text)
}

/** The text of a line file as the merge wants it. */
export function openedLines(text: string | undefined, format: LineFormat): LineDocument | undefined {
  return text === undefined ? undefined : openLines(text, format)
}
