import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  type Stats,
  statfsSync,
  statSync,
} from 'node:fs'
import { errorCode } from './error-code.ts'

export type FileBytes =
  | { readonly bytes: Buffer }
  | {
      readonly failure: 'absent' | 'unreadable' | 'no-file' | 'too-large'
      /** Unreadable because another program has it open and shares it with nobody, as Windows allows. */
      readonly inUse?: true
      /** Of what is no file. */
      readonly is?: 'folder' | 'null'
    }

/**
 * The bytes of a file of at most `limit` bytes. A pipe or a device under its name is never waited for, nor a file of
 * the kernel that calls itself regular, has no size and never ends: behind another name it is no file. Does not throw.
 */
export function readRegularFile(path: string | Buffer, limit: number): FileBytes {
  let descriptor: number | undefined
  try {
    // Without O_NONBLOCK, opening a named pipe waits for its writer.
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const state = fstatSync(descriptor)
    if (!state.isFile()) return { failure: 'no-file', ...kindOf(state) }
    if (state.size === 0 && isOfKernel(String(path), descriptor)) return { failure: 'no-file' }
    if (state.size > limit) return { failure: 'too-large' }
    const bytes = readUpTo(descriptor, { size: state.size, limit })
    return bytes === undefined ? { failure: 'too-large' } : { bytes }
  } catch (error) {
    const code = errorCode(error)
    // A socket can't be opened at all, nor a folder on Windows.
    if (code === 'EISDIR') return { failure: 'no-file', is: 'folder' }
    if (code === 'ENXIO') return { failure: 'no-file' }
    if (code === 'EBUSY') return { failure: 'unreadable', inUse: true }
    return { failure: code === 'ENOENT' || code === 'ENOTDIR' ? 'absent' : 'unreadable' }
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

/** Nothing can be read from a folder, nor from the null device, to which units of systemd that are off are linked. */
function kindOf(state: Stats): { readonly is?: 'folder' | 'null' } {
  if (state.isDirectory()) return { is: 'folder' }
  return state.isCharacterDevice() && state.rdev === statSync('/dev/null').rdev ? { is: 'null' } : {}
}

/** The magic numbers of /proc, /sys, debugfs and tracefs; see statfs(2). */
const ofKernel = [0x9fa0, 0x62656572, 0x64626720, 0x74726163]

function isOfKernel(path: string, descriptor: number): boolean {
  if (/^\/(?:proc|sys)\//.test(path)) return false
  try {
    return ofKernel.includes(statfsSync(`/proc/self/fd/${descriptor}`).type)
  } catch {
    // Only Linux has it, and such files.
    return false
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
