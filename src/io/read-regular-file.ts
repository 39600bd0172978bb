import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { errorCode } from './error-code.ts'

export type FileBytes =
  | { readonly bytes: Buffer }
  | { readonly failure: 'absent' | 'unreadable' | 'no-file' | 'too-large' }

/** The bytes of a file of at most `limit` bytes. A pipe or a device under its name is never waited for. Does not throw. */
export function readRegularFile(path: string | Buffer, limit: number): FileBytes {
  let descriptor: number | undefined
  try {
    // Without O_NONBLOCK, opening a named pipe waits for its writer.
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const state = fstatSync(descriptor)
    if (!state.isFile()) return { failure: 'no-file' }
    if (state.size > limit) return { failure: 'too-large' }
    return { bytes: readFileSync(descriptor) }
  } catch (error) {
    const code = errorCode(error)
    return { failure: code === 'ENOENT' || code === 'ENOTDIR' ? 'absent' : 'unreadable' }
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}
