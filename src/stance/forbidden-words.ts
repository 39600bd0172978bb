import type { DocumentStance } from '../types.ts'
import { keyPlaces } from './place-words.ts'

type Forbidden = Pick<DocumentStance, 'keys' | 'places'>

/**
 * What a document forbids and what changes a byte of ours, as its section's start marker records it; `undefined` where
 * there is nothing of the kind. Which other places are open is asked only where start-up files are not.
 */
export function forbiddenWords(stance: Forbidden | undefined): string | undefined {
  const { keys = 'allowed', places = [] } = stance ?? {}
  const telling = places.includes('startup') ? places : places.filter(place => place === 'dotenv')
  const words = [...(keys === 'forbidden' ? ['keys'] : []), ...telling]
  return words.length === 0 ? undefined : words.join()
}

/** The same read back: what a section was last rendered for, whatever its document says now. */
export function forbiddenOf(words: string | undefined): Forbidden {
  const said = (words ?? '').split(',')
  return {
    keys: said.includes('keys') ? 'forbidden' : 'allowed',
    places: keyPlaces.filter(place => said.includes(place)),
  }
}
