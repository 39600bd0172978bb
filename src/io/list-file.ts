import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { decodeText } from './decode-text.ts'
import { errorCode } from './error-code.ts'

const LIMIT = 64 * 1024 * 1024
/** Milliseconds without a byte from a pipe that somebody holds open. */
const SILENCE = 10_000

/**
 * The text of a list that was named on the command line, or what the system says against it. It may be a pipe of the
 * shell (`<(…)`), which is read as long as it says something; one that nobody writes into is empty.
 */
export function readListFile(path: string): { readonly text: string } | { readonly problem: string } {
  let descriptor: number | undefined
  try {
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const state = fstatSync(descriptor)
    if (!state.isFile() && !state.isFIFO()) return { problem: 'is no file' }
    // A file that has nothing yet is one of the kernel, which goes on for ever.
    const bytes = readAll(descriptor, state.isFIFO() ? SILENCE : 0)
    return bytes === undefined
      ? {
          problem: state.isFIFO()
            ? 'sent nothing for 10 seconds, or is too large'
            : 'is not a file, or is too large',
        }
      : { text: decodeText(bytes) }
  } catch (error) {
    const code = errorCode(error)
    return { problem: code === 'ENOENT' ? 'does not exist' : `can't be read (${String(code)})` }
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

function readAll(descriptor: number, silence: number): Buffer | undefined {
  const parts: Buffer[] = []
  let length = 0
  let last = Date.now()
  for (;;) {
    const part = Buffer.alloc(65_536)
    const read = readPart(descriptor, part)
    if (read === 0) return Buffer.concat(parts)
    if (read === undefined) {
      if (Date.now() - last >= silence) return undefined
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
      continue
    }
    last = Date.now()
    length += read
    if (length > LIMIT) return undefined
    parts.push(part.subarray(0, read))
  }
}

/** `undefined`: nothing is there yet. */
function readPart(descriptor: number, part: Buffer): number | undefined {
  try {
    return readSync(descriptor, part)
  } catch (error) {
    if (errorCode(error) === 'EAGAIN') return undefined
    throw error
  }
}
