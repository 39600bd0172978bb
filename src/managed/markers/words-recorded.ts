import type { RecordKey } from './record.ts'

/**
 * What the markers of a text may record under a key, told by its words alone: also where the markers are broken, and in
 * a text that only looks like one of ours. Enough to know what else has to be read.
 */
export function wordsRecorded(text: string | undefined, key: RecordKey): readonly string[] {
  if (text === undefined) return []
  return Array.from(text.matchAll(new RegExp(`[ \\n]${key}=(\\S+)`, 'g')), ([, value = '']) => value)
}
