import { type SecretHit, scanText } from '../../secrets/scan-text.ts'
import { type Chunk, OVERLAP } from './chunks.ts'
import { plainBytes } from './plain-bytes.ts'
import { smells } from './smells.ts'

/** A credential at its line; without its value. */
export type LocatedHit = Omit<SecretHit, 'start' | 'end'> & {
  /** 1-based. */
  readonly line: number
}

/** The credentials of one file or blob. */
export async function scanChunks(
  chunks: Iterable<Chunk> | AsyncIterable<Chunk>,
): Promise<readonly LocatedHit[]> {
  const found: LocatedHit[] = []
  let line = 1
  // Offsets of the chunk and of the end of the last hit, in characters of the file without NUL.
  let base = 0
  let reported = 0
  for await (const { bytes, last } of chunks) {
    const plain = plainBytes(bytes)
    const own = last ? Number.POSITIVE_INFINITY : plainBytes(bytes.subarray(0, bytes.length - OVERLAP)).length
    if (smells(plain)) {
      const text = plain.toString('latin1')
      for (const hit of await hitsIn(text)) {
        if (hit.start >= own || base + hit.start < reported) continue
        reported = base + hit.end
        found.push(located(hit, line + linesBefore(text, hit.start)))
      }
    }
    if (last) break
    line += lineFeeds(bytes.subarray(0, bytes.length - OVERLAP))
    base += own
  }
  return found
}

/** The credentials of a text that is in memory. */
export async function scanString(text: string): Promise<readonly LocatedHit[]> {
  return (await hitsIn(text)).map(hit => located(hit, 1 + linesBefore(text, hit.start)))
}

/** What every text is looked through for by secretlint's rule, whatever our own make of it. */
const RULE = /sk-ant-api0\d-/

/** The credentials of a text with their offsets, as secretlint and our own rules see them. */
export async function hitsIn(text: string): Promise<readonly SecretHit[]> {
  const hits = scanText(text)
  if (hits.length === 0 && !RULE.test(text)) return hits
  const { lint } = await import('./secretlint.ts')
  return lint(text, hits)
}

function located({ start, end, ...hit }: SecretHit, line: number): LocatedHit {
  return { ...hit, line }
}

function linesBefore(text: string, offset: number): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

function lineFeeds(bytes: Buffer): number {
  let lines = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++
  return lines
}
