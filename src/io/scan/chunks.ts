import { readSync } from 'node:fs'

/** A stretch of a file or blob. */
export interface Chunk {
  /** Valid until the next chunk is asked for: the memory is used again. */
  readonly bytes: Buffer
  readonly last: boolean
}

/** Each chunk begins with so many bytes of the one before, so that no credential falls between two. Even, for UTF-16. */
export const OVERLAP = 4096

const SIZE = 1024 * 1024

/** Of one file: GitHub takes none of more than 100 MB, and one with holes can be as long as it likes. */
export const MOST_BYTES = 128 * SIZE
const shared = Buffer.allocUnsafe(SIZE)

/** The content of an open file up to its bound, read synchronously into one buffer that all files share. */
export function* fileChunks(descriptor: number): Generator<Chunk> {
  let kept = 0
  let whole = 0
  for (;;) {
    const read = fill(descriptor, kept)
    whole += read
    const last = kept + read < SIZE || whole >= MOST_BYTES
    yield { bytes: shared.subarray(0, kept + read), last }
    if (last) return
    shared.copyWithin(0, SIZE - OVERLAP, SIZE)
    kept = OVERLAP
  }
}

/** The same of bytes that are in memory. */
export function* bufferChunks(content: Buffer): Generator<Chunk> {
  for (let start = 0; ; start += SIZE - OVERLAP) {
    const last = start + SIZE >= content.length
    yield { bytes: content.subarray(start, start + SIZE), last }
    if (last) return
  }
}

/** The same of a stream, up to so many bytes. */
export async function* streamChunks(stream: AsyncIterable<Buffer>, most: number): AsyncGenerator<Chunk> {
  let pending = Buffer.alloc(0)
  let whole = 0
  for await (const part of stream) {
    whole += part.length
    pending = Buffer.concat([pending, part])
    if (whole >= most) break
    for (; pending.length > SIZE; pending = pending.subarray(SIZE - OVERLAP))
      yield { bytes: pending.subarray(0, SIZE), last: false }
  }
  yield { bytes: pending, last: true }
}

function fill(descriptor: number, from: number): number {
  let at = from
  while (at < SIZE) {
    const read = readSync(descriptor, shared, at, SIZE - at, null)
    if (read === 0) break
    at += read
  }
  return at - from
}
