/**
 * The grammar of our markers, format version 1. The same words stand in an HTML comment (Markdown) and
 * behind `# ` (env and ignore files); these functions see the words alone.
 *
 *     authmd:start ID v=1 t=TEMPLATE sum=SUM KEY=VALUE …
 *     authmd:end ID BLOCK:DIGEST …
 *
 * A key may stand several times: its values are joined with a comma. Nothing here ever changes without a
 * new format version; `test/markers/golden.test.ts` holds the examples.
 */

/** The format that this module writes, and the newest that it reads. */
export const formatVersion = 1

/** Every input that can change a byte of the section, by name; values are ids joined with commas. */
export type MarkerRecord = Readonly<Record<string, string>>

export interface StartMarker {
  readonly id: string
  /** Format version. */
  readonly version: number
  /** Version of the templates of the last render. */
  readonly template: number
  /** Checksum of the section as written, see `sum.ts`. */
  readonly sum: string
  readonly record: MarkerRecord
}

export interface EndMarker {
  readonly id: string
  /** One entry for each block of the last render, written or withheld, in its order. */
  readonly entries: readonly MarkerEntry[]
}

export interface MarkerEntry {
  readonly id: string
  readonly digest: string
}

/** Why a comment that claims to be a marker is none. */
export interface MarkerProblem {
  readonly problem: string
}

/** The record's keys, in the order in which they are written. */
export const recordKeys = [
  'os',
  'shell',
  'env',
  'provider',
  'style',
  'target',
  'guide',
  'forbids',
  'own',
] as const

const idPattern = /^[a-z][a-z0-9-]*$/
const valuePattern = /^[A-Za-z0-9_./,-]+$/
const entryPattern = /^([A-Za-z0-9_./!*-]+):([0-9a-f]{6})$/

/** Reads the words of a start marker, comment signs taken off. Does not throw. */
export function parseStart(words: string): StartMarker | MarkerProblem {
  const [name, id = '', ...pairs] = words.trim().split(/\s+/)
  if (name !== 'authmd:start') return { problem: 'it does not begin with `authmd:start`' }
  if (!idPattern.test(id)) return { problem: 'the section id is missing' }
  const values: Record<string, string> = {}
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    const key = pair.slice(0, at)
    const value = pair.slice(at + 1)
    if (at < 1 || !valuePattern.test(value)) return { problem: `\`${pair.slice(0, 40)}\` is not key=value` }
    values[key] = key in values ? `${values[key]},${value}` : value
  }
  const { v, t, sum, ...record } = values
  const version = wholeNumber(v)
  const template = wholeNumber(t)
  if (version === undefined) return { problem: '`v=` is missing or no whole number' }
  if (version <= formatVersion) {
    const unknown = Object.keys(record).find(key => !(recordKeys as readonly string[]).includes(key))
    if (unknown !== undefined) return { problem: `\`${unknown}=\` is no key of format ${version}` }
    if (sum === undefined || !/^[0-9a-z]{6}$/.test(sum)) return { problem: '`sum=` is missing or malformed' }
    if (template === undefined) return { problem: '`t=` is missing or no whole number' }
  }
  return { id, version, template: template ?? 0, sum: sum ?? '', record }
}

/** Reads the words of an end marker, comment signs taken off. Does not throw. */
export function parseEnd(words: string): EndMarker | MarkerProblem {
  const [name, id = '', ...rest] = words.trim().split(/\s+/)
  if (name !== 'authmd:end') return { problem: 'it does not begin with `authmd:end`' }
  if (!idPattern.test(id)) return { problem: 'the section id is missing' }
  const entries: MarkerEntry[] = []
  for (const word of rest) {
    const found = entryPattern.exec(word)
    if (!found) return { problem: `\`${word.slice(0, 40)}\` is not block:digest` }
    entries.push({ id: found[1] ?? '', digest: found[2] ?? '' })
  }
  return { id, entries }
}

/** The words of a start marker. A long list is written as several pairs, so that a line can be broken between them. */
export function formatStart(marker: StartMarker): readonly string[] {
  const words = [
    'authmd:start',
    marker.id,
    `v=${marker.version}`,
    `t=${marker.template}`,
    `sum=${marker.sum}`,
  ]
  for (const key of recordKeys) {
    const value = marker.record[key]
    if (value !== undefined && value !== '') words.push(...pairsOf(key, value))
  }
  return words
}

/** The words of an end marker. */
export function formatEnd(marker: EndMarker): readonly string[] {
  return ['authmd:end', marker.id, ...marker.entries.map(entry => `${entry.id}:${entry.digest}`)]
}

export function isProblem(marker: StartMarker | EndMarker | MarkerProblem): marker is MarkerProblem {
  return 'problem' in marker
}

function pairsOf(key: string, value: string): string[] {
  const pairs: string[] = []
  let pair = ''
  for (const part of value.split(',')) {
    if (pair !== '' && pair.length + part.length > 60) {
      pairs.push(pair)
      pair = ''
    }
    pair = pair === '' ? `${key}=${part}` : `${pair},${part}`
  }
  return [...pairs, pair]
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
