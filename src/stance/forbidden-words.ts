import type { DocumentStance } from '../types.ts'

/**
 * What a document forbids and what changes a byte of ours, as its section's start marker records it; `undefined` where
 * there is nothing of the kind. Which other places are open is asked only where start-up files are not.
 */
export function forbiddenWords(stance: DocumentStance | undefined): string | undefined {
  const { keys = 'allowed', places = [] } = stance ?? {}
  const telling = places.includes('startup') ? places : places.filter(place => place === 'dotenv')
  const words = [...(keys === 'forbidden' ? ['keys'] : []), ...telling]
  return words.length === 0 ? undefined : words.join()
}
