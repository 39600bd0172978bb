import { formatEnd, formatNote, formatStart, wrapWords } from '../markers/format-marker.ts'
import type { EndMarker, MarkerProblem, StartMarker } from '../markers/marker.ts'
import { parseEnd, parseStart } from '../markers/parse-marker.ts'
import type { Line } from './line.ts'
import { gluedText, markerWords } from './marker-words.ts'

/**
 * A marker in a line file is one comment line, or several behind each other where one would be too long: each of
 * them begins with the marker's name and id.
 *
 *     # authmd:start auth v=1 t=1 sum=k3f9x2
 *     # NOTE
 *     …
 *     # authmd:end auth .env.local:0d8d23 .env.*.local:a86dcf
 *     # authmd:end auth CLAUDE.local.md:482327
 */
export interface MarkerLines<Marker> {
  readonly marker: Marker | MarkerProblem
  /** Index of the line behind its last one. */
  readonly behind: number
}

/** Reads the start marker that begins on a line, with its note. */
export function readStart(lines: readonly Line[], first: number): MarkerLines<StartMarker> {
  const { words, behind } = wordsFrom(lines, first, 'start')
  // A comment that names us right behind the marker is its note, also in other words than ours.
  const said = /^#(?![ \t]*authmd:)[ \t]*(?![ \t])(.*\bauthmd\b.*)$/.exec(lines[behind]?.text ?? '')?.[1]
  return said === undefined
    ? { marker: parseStart(words), behind }
    : { marker: parseStart(`${words}\n${said}`), behind: behind + 1 }
}

/** Reads the end marker that begins on a line. */
export function readEnd(lines: readonly Line[], first: number): MarkerLines<EndMarker> {
  const { words, behind } = wordsFrom(lines, first, 'end')
  return { marker: parseEnd(words), behind }
}

/** The lines of a start marker, its note included. */
export function startLines(marker: StartMarker): readonly string[] {
  const [name = '', id = '', ...rest] = formatStart(marker)
  return [...wrapWords(rest, `# ${name} ${id} `), ...formatNote(marker).map(line => `# ${line}`)]
}

/** The lines of an end marker. */
export function endLines(marker: EndMarker): readonly string[] {
  const [name = '', id = '', ...rest] = formatEnd(marker)
  return rest.length === 0 ? [`# ${name} ${id}`] : wrapWords(rest, `# ${name} ${id} `)
}

/** The words of a marker from all of its lines. A line that says again what the marker has said begins another one. */
function wordsFrom(
  lines: readonly Line[],
  first: number,
  side: 'start' | 'end',
): { readonly words: string; readonly behind: number } {
  const head = markerWords(lines[first])?.words ?? ''
  const parts = [head]
  const known = new Set(namesIn(head))
  for (let behind = first + 1; ; behind++) {
    const next = markerWords(lines[behind])
    const names = namesIn(next?.words ?? '')
    const isMore =
      next?.side === side &&
      !next.indented &&
      gluedText(next.words) === undefined &&
      names.length > 0 &&
      !names.some(name => name === 'v' || (side === 'end' && known.has(name)))
    if (!isMore) return { words: parts.join(' '), behind }
    for (const name of names) known.add(name)
    parts.push(next.words.split(/\s+/).slice(2).join(' '))
  }
}

/** The keys of a start marker's pairs, the ids of an end marker's entries. */
function namesIn(words: string): readonly string[] {
  return words
    .trim()
    .split(/\s+/)
    .slice(2)
    .map(word => word.replace(/[:=].*/, ''))
}
