import { digestOf } from '../markers/digest.ts'

/** The digest of an entry: its text, white space folded. */
export function digestOfLines(texts: readonly string[]): string {
  return digestOf(texts.map(text => text.replace(/\s+/g, ' ').trim()).join('\n'))
}
