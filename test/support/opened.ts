import { type Document, openDocument } from '../../src/managed/markdown/open-document.ts'

/** A text as the merge wants it. */
export function opened(text: string): Document
export function opened(text: string | undefined): Document | undefined
export function opened(text: string | undefined): Document | undefined {
  return text === undefined ? undefined : openDocument(text)
}
