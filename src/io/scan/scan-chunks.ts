import { type SecretHit, scanText } from '../../secrets/scan-text.ts'
import { type Chunk, OVERLAP } from './chunks.ts'
import { decode, type Encoding, encodingOf } from './encoding.ts'
import { smells } from './smells.ts'

/** A credential at its line; without its value. */
export type LocatedHit = Omit<SecretHit, 'start' | 'end'> & {
  /** 1-based. */
  readonly line: number
}

/** The credentials of one file or blob. Binary content has none. */
export async function scanChunks(
  chunks: Iterable<Chunk> | AsyncIterable<Chunk>,
): Promise<readonly LocatedHit[]> {
  const found: LocatedHit[] = []
  let encoding: Encoding | undefined
  let line = 1
  // Offsets of the chunk and of the end of the last hit, in characters of the file.
  let base = 0
  let reported = 0
  for await (const { bytes, last } of chunks) {
    encoding ??= encodingOf(bytes)
    if (encoding === 'binary') return found
    const width = encoding === 'bytes' ? 1 : 2
    const own = last ? Number.POSITIVE_INFINITY : (bytes.length - OVERLAP) / width
    if (smells(bytes, encoding)) {
      const text = decode(bytes, encoding)
      for (const hit of await hitsIn(text)) {
        if (hit.start >= own || base + hit.start < reported) continue
        reported = base + hit.end
        found.push(located(hit, line + linesBefore(text, hit.start)))
      }
    }
    if (last) break
    line += lineFeeds(bytes.subarray(0, bytes.length - OVERLAP), encoding)
    base += own
  }
  return found
}

/** The credentials of a text that is in memory. */
export async function scanString(text: string): Promise<readonly LocatedHit[]> {
  return (await hitsIn(text)).map(hit => located(hit, 1 + linesBefore(text, hit.start)))
}

/** The credentials of a text with their offsets, as secretlint and our own rules see them. */
export async function hitsIn(text: string): Promise<readonly SecretHit[]> {
  const hits = scanText(text)
  if (hits.length === 0) return hits
  const { lint } = await import('./secretlint.ts')
  return lint(text, hits)
}

function located({ kind, length, verdict, split }: SecretHit, line: number): LocatedHit {
  return { kind, length, verdict, split, line }
}

function linesBefore(text: string, offset: number): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

function lineFeeds(bytes: Buffer, encoding: Encoding): number {
  if (encoding !== 'bytes') return decode(bytes, encoding).split('\n').length - 1
  let lines = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++
  return lines
}
