import { type SecretHit, scanText } from '../../secrets/scan-text.ts'
import { type Chunk, OVERLAP } from './chunks.ts'
import { plainBytes } from './plain-bytes.ts'
import { smells } from './smells.ts'

/** A credential at its line; without its value. */
export type LocatedHit = Omit<SecretHit, 'start' | 'end'> & {
  /** 1-based. */
  readonly line: number
  /** Where it stands for itself and those behind it that are told like it: how many they are. */
  readonly count?: number
}

/** The credentials of one file or blob. */
export async function scanChunks(
  chunks: Iterable<Chunk> | AsyncIterable<Chunk>,
): Promise<readonly LocatedHit[]> {
  const found = collection()
  let line = 1
  // Offsets of the chunk and of the end of the last hit, in characters of the file without NUL.
  let base = 0
  let reported = 0
  for await (const { bytes, last } of chunks) {
    const plain = plainBytes(bytes)
    const own = last ? Number.POSITIVE_INFINITY : plainBytes(bytes.subarray(0, bytes.length - OVERLAP)).length
    if (smells(plain)) {
      const text = plain.toString('latin1')
      const lineOf = lineCounter(text, line)
      for (const hit of await hitsIn(text)) {
        if (hit.start >= own || base + hit.start < reported) continue
        reported = base + hit.end
        found.add(hit, lineOf)
      }
    }
    if (last) break
    line += lineFeeds(bytes.subarray(0, bytes.length - OVERLAP))
    base += own
  }
  return found.hits()
}

/** The credentials of a text that is in memory. */
export async function scanString(text: string): Promise<readonly LocatedHit[]> {
  const found = collection()
  const lineOf = lineCounter(text, 1)
  for (const hit of await hitsIn(text)) found.add(hit, lineOf)
  return found.hits()
}

/** What every text is looked through for by secretlint's rule, whatever our own make of it. */
const RULE = /sk-ant-api0\d-/

/** The credentials of a text with their offsets, as secretlint and our own rules see them. */
export async function hitsIn(text: string): Promise<readonly SecretHit[]> {
  if (!RULE.test(text)) return scanText(text)
  const { secretlintHits } = await import('./secretlint.ts')
  return scanText(text, await secretlintHits(text))
}

/** So many of one file are told one by one: who has more mends the file, not a list. */
export const MOST_LISTED = 100

/** The hits of one file; of those of equal weight the first ones, then one that stands for the rest. */
function collection() {
  const found: LocatedHit[] = []
  const counts = new Map<string, number>()
  const rest = new Map<string, number>()
  return {
    add: ({ start, end, ...hit }: SecretHit, lineOf: (offset: number) => number): void => {
      const alike = hit.silenced === undefined ? hit.verdict : 'allowed'
      const count = (counts.get(alike) ?? 0) + 1
      counts.set(alike, count)
      if (count === MOST_LISTED + 1) rest.set(alike, found.length)
      if (count <= MOST_LISTED + 1) found.push({ ...hit, line: lineOf(start) })
    },
    hits: (): readonly LocatedHit[] => {
      for (const [alike, at] of rest) {
        const hit = found[at]
        const count = (counts.get(alike) ?? 0) - MOST_LISTED
        if (hit !== undefined && count > 1) found[at] = { ...hit, count }
      }
      return found
    },
  }
}

/** The line of each offset, if they are asked for in order. */
function lineCounter(text: string, first: number): (offset: number) => number {
  let line = first
  let next = text.indexOf('\n')
  return offset => {
    for (; next >= 0 && next < offset; next = text.indexOf('\n', next + 1)) line++
    return line
  }
}

function lineFeeds(bytes: Buffer): number {
  let lines = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++
  return lines
}
