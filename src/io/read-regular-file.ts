import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { errorCode } from './error-code.ts'

export type FileBytes =
  | { readonly bytes: Buffer }
  | {
      readonly failure: 'absent' | 'unreadable' | 'no-file' | 'too-large'
      /** Unreadable because another program has it open and shares it with nobody, as Windows allows. */
      readonly inUse?: true
    }

/**
 * The bytes of a file of at most `limit` bytes. A pipe or a device under its name is never waited for, nor a file of
 * the kernel that calls itself regular, has no size and never ends. Does not throw.
 */
export function readRegularFile(path: string | Buffer, limit: number): FileBytes {
  let descriptor: number | undefined
  try {
    // Without O_NONBLOCK, opening a named pipe waits for its writer.
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const state = fstatSync(descriptor)
    if (!state.isFile()) return { failure: 'no-file' }
    if (state.size > limit) return { failure: 'too-large' }
    const bytes = readUpTo(descriptor, { size: state.size, limit })
    return bytes === undefined ? { failure: 'too-large' } : { bytes }
  } catch (error) {
    const code = errorCode(error)
    // A socket can't be opened at all, nor a folder on Windows.
    if (code === 'ENXIO' || code === 'EISDIR') return { failure: 'no-file' }
    if (code === 'EBUSY') return { failure: 'unreadable', inUse: true }
    return { failure: code === 'ENOENT' || code === 'ENOTDIR' ? 'absent' : 'unreadable' }
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

function readUpTo(
  descriptor: number,
  { size, limit }: { readonly size: number; readonly limit: number },
): Buffer | undefined {
  let buffer = Buffer.allocUnsafe(Math.max(size + 1, 4096))
  let length = 0
  for (;;) {
    if (length === buffer.length) {
      if (length > limit) return undefined
      buffer = Buffer.concat([buffer], Math.min(limit + 1, length * 2))
    }
    const read = readSync(descriptor, buffer, length, buffer.length - length, null)
    if (read === 0) return length > limit ? undefined : buffer.subarray(0, length)
    length += read
  }
}
