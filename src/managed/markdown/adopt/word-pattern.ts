import { type UnicodePattern, unicodePattern } from '../../../unicode-pattern.ts'

/** What is asked of a pattern. */
export type WordPattern = UnicodePattern

/**
 * One pattern for the same idea in several languages. `spaced` words stand alone; `*` at the end stands for any
 * further letters. `joined` ones are looked for anywhere, as in languages that put no spaces between words.
 */
export function wordPattern(spaced: string, joined = ''): WordPattern {
  const words = spaced.split('|').map(word => (word.endsWith('*') ? `${word.slice(0, -1)}\\p{L}*` : word))
  const alone = `(?<![\\p{L}\\p{N}_])(?:${words.join('|')})(?![\\p{L}\\p{N}_])`
  return unicodePattern(joined === '' ? alone : `${alone}|${joined}`)
}
