import {
  type EndMarker,
  formatVersion,
  type MarkerEntry,
  type MarkerProblem,
  type StartMarker,
} from './marker.ts'
import { note } from './note.ts'

const idPattern = /^[a-z][a-z0-9-]*$/
const valuePattern = /^[A-Za-z0-9_./,-]+$/
const entryPattern = /^([A-Za-z0-9_./!*-]+):([0-9a-f]{6})$/

/**
 * Reads the words of a start marker, comment signs taken off. Behind its first line, the first line that does not
 * begin with `key=` begins the note. Does not throw.
 */
export function parseStart(words: string): StartMarker | MarkerProblem {
  const lines = words.trim().split(/(?<![ \t])[ \t]*(?:\r\n|\r|\n)[ \t]*/)
  const noteAt = lines.findIndex((line, at) => at > 0 && !/^[a-z]+=/.test(line))
  const [name, id = '', ...pairs] = lines
    .slice(0, noteAt < 0 ? lines.length : noteAt)
    .join(' ')
    .split(/\s+/)
  if (name !== 'authmd:start') return { problem: 'it does not begin with `authmd:start`' }
  if (!idPattern.test(id)) return { problem: 'the section id is missing' }
  const values = valuesOf(pairs)
  if (typeof values === 'string') return { problem: `\`${values.slice(0, 40)}\` is not key=value` }
  const { v, t, sum, eol, unit, ...record } = values
  const version = wholeNumber(v)
  const template = wholeNumber(t)
  if (version === undefined) return { problem: '`v=` is missing or no whole number' }
  if (version <= formatVersion) {
    if (sum === undefined || !/^[0-9a-z]{6}$/.test(sum)) return { problem: '`sum=` is missing or malformed' }
    if (template === undefined) return { problem: '`t=` is missing or no whole number' }
    if (eol !== undefined && eol !== 'none') return { problem: '`eol=` can only be `none`' }
    if (unit !== undefined && unit !== 'heading') return { problem: '`unit=` can only be `heading`' }
  }
  const said = noteAt < 0 ? '' : lines.slice(noteAt).join('\n')
  return {
    ...{ id, version, template: template ?? 0, sum: sum ?? '', record },
    unended: eol === 'none',
    unit: unit === 'heading' ? 'heading' : 'block',
    note: said === '' || said === note ? undefined : said,
  }
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

/** The values by key, or the word that is none. */
function valuesOf(pairs: readonly string[]): Readonly<Record<string, string>> | string {
  const values: Record<string, string> = {}
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    const key = pair.slice(0, at)
    const value = pair.slice(at + 1)
    if (at < 1 || !valuePattern.test(value)) return pair
    values[key] = key in values ? `${values[key]},${value}` : value
  }
  return values
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
