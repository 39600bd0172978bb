export type Encoding = 'bytes' | 'utf16le' | 'utf16be' | 'binary'

const SAMPLE = 8000

/** How the first bytes of a file are to be read. `bytes` is UTF-8 and every other superset of ASCII. */
export function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf16be'
  const sample = bytes.subarray(0, SAMPLE)
  // As git decides it: a text file holds no NUL.
  if (sample.indexOf(0) < 0) return 'bytes'
  let even = 0
  let odd = 0
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) at % 2 === 0 ? even++ : odd++
  const most = sample.length / 4
  if (odd > most && even === 0) return 'utf16le'
  return even > most && odd === 0 ? 'utf16be' : 'binary'
}

/** Text in which a byte is a character: all that is looked for is ASCII, and offsets stay those of the file. */
export function decode(bytes: Buffer, encoding: Encoding): string {
  if (encoding === 'utf16le') return bytes.toString('utf16le')
  if (encoding === 'utf16be')
    return Buffer.from(bytes.subarray(0, bytes.length & ~1))
      .swap16()
      .toString('utf16le')
  return bytes.toString('latin1')
}
