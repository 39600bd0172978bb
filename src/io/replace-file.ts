import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  type Stats,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { errorCode, isHeldOpen } from './error-code.ts'
import { thisPlatform } from './machine/this-process.ts'

/** A file does not hold what the plan was made from. */
export class ChangedError extends Error {
  override readonly name = 'ChangedError'
}

/** Writes a new text beside, whole and on the disk, with the mode and the owner of the file that it will replace. */
export function stage(path: string, text: Uint8Array, like: string): void {
  const old = statOf(like)
  const descriptor = openSync(path, 'wx', old === undefined ? 0o666 : old.mode & 0o777)
  try {
    for (let at = 0; at < text.length; ) at += writeSync(descriptor, text, at)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  if (old === undefined) return
  giveTo(path, old)
  chmodSync(path, old.mode & 0o7777)
}

/**
 * Puts a staged file in the place of `path`, which has to hold `expected` (`undefined`: nothing). What somebody saves
 * into the file in the moment before it is replaced is seen after, because its old inode is kept under the name
 * `staged`.was, and comes back. Throws `ChangedError`; then the file is as they left it.
 */
export function replaceFile(
  path: string,
  { staged, expected }: { readonly staged: string; readonly expected: Uint8Array | undefined },
): void {
  if (expected === undefined) {
    create(path, staged)
    syncFolder(dirname(path))
    return
  }
  const kept = keepOld(path, `${staged}.was`)
  if (!holds(kept ?? path, expected) || (kept !== undefined && !isSame(kept, path))) throw new ChangedError()
  move(staged, path, expected)
  if (kept !== undefined && !holds(kept, expected)) {
    move(kept, path)
    throw new ChangedError()
  }
  syncFolder(dirname(path))
}

/** Takes `path` away, which has to hold `expected`, and keeps it under `aside`. Throws `ChangedError`. */
export function removeFile(
  path: string,
  { aside, expected }: { readonly aside: string; readonly expected: Uint8Array },
): void {
  if (!holds(path, expected)) throw new ChangedError()
  move(path, aside)
  if (!holds(aside, expected)) {
    // What came in between stays, should somebody have made the file anew.
    create(path, aside)
    throw new ChangedError()
  }
  syncFolder(dirname(path))
}

/**
 * On Windows nothing takes the place of a file that a program has open, and scanners open each new file for a moment.
 */
function move(from: string, to: string, expected?: Uint8Array): void {
  for (let tries = 1; ; tries++) {
    if (tries > 1 && expected !== undefined && !holds(to, expected)) throw new ChangedError()
    try {
      renameSync(from, to)
      return
    } catch (error) {
      if (!isHeldOpen(error) || tries === 10) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
    }
  }
}

/** Never over a file that is there. */
function create(path: string, staged: string): void {
  try {
    linkSync(staged, path)
    unlinkSync(staged)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'EEXIST') throw new ChangedError()
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS' && code !== 'EMLINK') throw error
    // A disk without hard links.
    if (statOf(path) !== undefined) throw new ChangedError()
    move(staged, path)
  }
}

/**
 * `undefined` on a disk without hard links, and on Windows: there a second name of a file that a program has open can't
 * be taken away again, and nothing takes the place of a file while it is being written to.
 */
function keepOld(path: string, aside: string): string | undefined {
  if (thisPlatform === 'win32') return undefined
  try {
    linkSync(path, aside)
    return aside
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new ChangedError()
    return undefined
  }
}

export function holds(path: string, expected: Uint8Array | undefined): boolean {
  const stats = statOf(path)
  if (stats === undefined) return expected === undefined
  if (expected === undefined || !stats.isFile() || stats.size !== expected.length) return false
  return readFileSync(path).equals(expected)
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [statOf(one), statOf(other)]
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev
}

function statOf(path: string): Stats | undefined {
  try {
    return lstatSync(path)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}

function giveTo(path: string, { uid, gid }: Stats): void {
  const own = statOf(path)
  if (own === undefined || (own.uid === uid && own.gid === gid)) return
  try {
    chownSync(path, uid, gid)
  } catch {
    // Only root may give a file away; then it belongs to who wrote it.
  }
}

/** A new name is on the disk only when its folder is; Windows has no such question. */
function syncFolder(folder: string): void {
  if (thisPlatform === 'win32') return
  try {
    const descriptor = openSync(folder, 'r')
    try {
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
  } catch {
    // A file system that can't; the file itself was synced.
  }
}
