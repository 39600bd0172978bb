import { statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { readRegularFile } from './read-regular-file.ts'
import { repositoryRoot } from './repository-root.ts'

/** The index of the repository around a folder, read without starting git. */
export interface GitIndex {
  /** The top level. */
  readonly top: string
  readonly gitDir: string
  /** `absent`: nothing was ever added. */
  readonly bytes: Buffer | 'absent' | 'unreadable'
}

/** Bytes. An index of a million files has about 100 MiB. */
const mostOfIndex = 256 * 1024 * 1024

/** `undefined` outside git, and where `.git` can't be followed. */
export function readGitIndex(folder: string): GitIndex | undefined {
  const top = repositoryRoot(folder)
  const gitDir = top === undefined ? undefined : gitDirOf(join(top, '.git'))
  if (top === undefined || gitDir === undefined) return undefined
  return { top, gitDir, bytes: readSmall(join(gitDir, 'index'), mostOfIndex) }
}

/**
 * In an index of version 2 or 3 each name stands in full, a NUL behind it; version 4 shares beginnings of names, a
 * split index (extension `link`, which is the first one and so follows a NUL) holds only a part of them, and a sparse
 * one (`sdir`) holds folders in their place.
 */
export function holdsWholeNames(index: Buffer): boolean {
  if (index.length < 12 || index.toString('latin1', 0, 4) !== 'DIRC') return false
  const version = index.readUInt32BE(4)
  if (version !== 2 && version !== 3) return false
  return !['\0link', 'sdir\0\0\0\0'].some(bytes => index.includes(bytes, 8, 'latin1'))
}

/** Whether an index that holds whole names holds this one. The 16 bits before a name end with its length. */
export function holdsName(index: Buffer, name: string): boolean {
  const bytes = Buffer.from(`${name}\0`)
  const length = Math.min(bytes.length - 1, 0xfff)
  for (let at = index.indexOf(bytes, 12); at >= 0; at = index.indexOf(bytes, at + 1)) {
    // An extended entry has 16 bits of further flags between the length and the name.
    if ([2, 4].some(back => (index.readUInt16BE(at - back) & 0xfff) === length)) return true
  }
  return false
}

/** How the names of env files that hold a person's values end, with the NUL that follows a name in the index. */
const envNameEnds = ['.env\0', '.local\0']

/** Where only whole names can be there, their bytes prove that no such env file is. */
export function namesNoEnvFile(index: Buffer): boolean {
  return holdsWholeNames(index) && !envNameEnds.some(bytes => index.includes(bytes, 8, 'latin1'))
}

/** `.git` is a folder, or a file that names it (worktree, submodule). */
function gitDirOf(path: string): string | undefined {
  try {
    if (statSync(path).isDirectory()) return path
  } catch {
    return undefined
  }
  const pointer = readSmall(path, 64 * 1024)
  if (typeof pointer === 'string') return undefined
  const named = /^gitdir: (.+?)\r?\n?$/.exec(pointer.toString('utf8'))?.[1]
  return named === undefined ? undefined : resolve(dirname(path), named)
}

function readSmall(path: string, limit: number): GitIndex['bytes'] {
  const read = readRegularFile(path, limit)
  if ('bytes' in read) return read.bytes
  return read.failure === 'absent' ? 'absent' : 'unreadable'
}
