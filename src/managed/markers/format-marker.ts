import type { EndMarker, StartMarker } from './marker.ts'
import { markerWidth } from './marker-width.ts'
import { note } from './note.ts'
import { recordKeys } from './record.ts'

/**
 * The words of a start marker, its note left out. A long list is written as several pairs, so that a line can be
 * broken between them.
 */
export function formatStart(marker: StartMarker): readonly string[] {
  const words = [
    'authmd:start',
    marker.id,
    `v=${marker.version}`,
    `t=${marker.template}`,
    `sum=${marker.sum}`,
    ...(marker.unended ? ['eol=none'] : []),
    ...(marker.unit === 'heading' ? ['unit=heading'] : []),
  ]
  for (const key of recordKeys) {
    const value = marker.record[key]
    if (value !== undefined && value !== '') words.push(...pairsOf(key, value))
  }
  return words
}

/** The sentence for people: as somebody put it, else as we do. */
export function formatNote(marker: StartMarker): readonly string[] {
  return (marker.note ?? note).split('\n')
}

/** The words of an end marker. */
export function formatEnd(marker: EndMarker): readonly string[] {
  return ['authmd:end', marker.id, ...marker.entries.map(entry => `${entry.id}:${entry.digest}`)]
}

/** Breaks words into lines that begin with `lead` and are no longer than `markerWidth`, where the words let them. */
export function wrapWords(words: readonly string[], lead = ''): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    if (line !== '' && lead.length + line.length + 1 + word.length > markerWidth) {
      lines.push(lead + line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return line === '' ? lines : [...lines, lead + line]
}

/** Short enough to stand behind `# authmd:start ID `. */
const longestPair = 54

function pairsOf(key: string, value: string): string[] {
  const pairs: string[] = []
  let pair = ''
  for (const part of value.split(',')) {
    if (pair !== '' && pair.length + part.length >= longestPair) {
      pairs.push(pair)
      pair = ''
    }
    pair = pair === '' ? `${key}=${part}` : `${pair},${part}`
  }
  return [...pairs, pair]
}
