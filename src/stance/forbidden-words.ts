import type { DocumentStance } from '../types.ts'

/** What a document forbids, as its section's start marker records it; `undefined` where it forbids nothing. */
export function forbiddenWords(stance: DocumentStance | undefined): string | undefined {
  const words = [...(stance?.keys === 'forbidden' ? ['keys'] : []), ...(stance?.places ?? [])]
  return words.length === 0 ? undefined : words.join()
}
