import { isUtf8 } from 'node:buffer'
import { accessSync, constants, lstatSync, readlinkSync, realpathSync, type Stats } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { ownStretch } from '../managed/markers/own-stretch.ts'
import type { FileSight } from '../types.ts'
import { errorCode } from './error-code.ts'
import {
  dangling,
  hardLinked,
  inGitFolder,
  inUse,
  linkFault,
  loop,
  noFile,
  notUtf8,
  outside,
  readOnly,
  stub,
  tooLarge,
  unreadable,
} from './file-faults.ts'
import { leadsIntoGit } from './git-segment.ts'
import { readRegularFile } from './read-regular-file.ts'
import { realPathOf } from './real-path.ts'
import { repositoryRoot } from './repository-root.ts'
import { isHeldByLock } from './write-lock.ts'

/** Claude Code skips larger files, and so do we; our own part does not count, or what was applied could not be removed. */
export const sizeLimit = 4 * 1024 * 1024

/** Far more than a section of ours takes. Bytes. */
const roomForOurs = 65_536

/**
 * Reads one file of a repository, links followed, and says why it can't be edited where it can't. `root` is
 * a real path; `forWriting` asks whether the file could be written too. Does not throw for anything that a
 * repository can hold.
 */
export function seeFile(
  root: string,
  path: string,
  { forWriting = true }: { readonly forWriting?: boolean } = {},
): FileSight {
  const absolute = join(root, path)
  const sight = { path, realPath: path, text: undefined }
  const stats = statOf(absolute)
  if (stats === 'absent') {
    if (leadsIntoGit(absolute)) return { ...sight, fault: inGitFolder() }
    if (holdsNoLink(root, dirname(absolute))) return sight
    const parent = realParentOf(dirname(absolute))
    if (parent === undefined || !isBelow(root, parent)) return { ...sight, fault: outside(path) }
    return leadsIntoGit(parent) ? { ...sight, fault: inGitFolder() } : sight
  }
  if (stats === 'unreadable') return { ...sight, fault: unreadable() }
  const plain = !stats.isSymbolicLink() && holdsNoLink(root, dirname(absolute))
  const real = plain ? absolute : realPathOf(absolute)
  if (real === undefined)
    return { ...sight, fault: leadsToItself(absolute) ? loop() : dangling(linkText(absolute)) }
  if (!real.startsWith(root + sep)) return { ...sight, fault: outside(path) }
  if (leadsIntoGit(real)) return { ...sight, fault: inGitFolder() }
  const realPath = relative(root, real).split(sep).join('/')
  const known = { ...sight, realPath }
  if (realPath !== path) {
    const fault = linkFault(realPath, path)
    if (fault !== undefined) return { ...known, fault }
  }
  const target = plain ? stats : statOf(real)
  if (typeof target === 'string') return { ...known, fault: unreadable() }
  if (!target.isFile()) return { ...known, fault: noFile(target.isDirectory()) }
  if (target.size > sizeLimit + roomForOurs) return { ...known, fault: tooLarge(target.size) }
  return { ...known, ...readText(real, { root, stats: target, forWriting }) }
}

/** A text that stands for the file of a name, with the faults that a text can have. */
export function seeText({
  name,
  path,
  text,
}: {
  readonly name: string
  readonly path: string
  readonly text: string
}): FileSight {
  const sight = { path: name, realPath: path }
  const size = Buffer.byteLength(text)
  return isTooLarge(text, size) ? { ...sight, text: undefined, fault: tooLarge(size) } : { ...sight, text }
}

function isTooLarge(text: string, size: number): boolean {
  return size > sizeLimit && size - ownBytes(text) > sizeLimit
}

function readText(
  real: string,
  { root, stats, forWriting }: { readonly root: string; readonly stats: Stats; readonly forWriting: boolean },
): Pick<FileSight, 'text' | 'fault' | 'writeFault'> {
  const read = readRegularFile(real, sizeLimit + roomForOurs)
  if (!('bytes' in read))
    return {
      text: undefined,
      fault:
        read.failure === 'no-file'
          ? noFile(false)
          : read.failure === 'too-large'
            ? tooLarge(stats.size)
            : read.inUse === true
              ? inUse()
              : unreadable(),
    }
  const { bytes } = read
  const text = decode(bytes)
  if (text === undefined) return { text: undefined, fault: notUtf8(bytes, decode) }
  if (isTooLarge(text, bytes.length)) return { text: undefined, fault: tooLarge(bytes.length) }
  if (isStub(root, dirname(real), text)) return { text: undefined, fault: stub(text) }
  if (!forWriting) return { text }
  const writeFault =
    stats.nlink > 1 && !isHeldByLock(repositoryRoot(root) ?? root, stats)
      ? hardLinked(stats.nlink)
      : isWritable(real)
        ? undefined
        : readOnly(real)
  return writeFault === undefined ? { text } : { text, writeFault }
}

/** `undefined` where the bytes are not UTF-8: then they would not come back the same. */
export function decode(bytes: Uint8Array): string | undefined {
  return isUtf8(bytes)
    ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
    : undefined
}

/** How many bytes our own part takes, with the line ends around it. */
function ownBytes(text: string): number {
  const own = ownStretch(text)
  return own === '' ? 0 : Buffer.byteLength(own) + 4
}

/** Git without symbolic links checks a link out as a file whose only line is the target's name. */
function isStub(root: string, folder: string, text: string): boolean {
  if (text.length > 255 || !/^[^\s@#][^\r\n]*\.md$/i.test(text)) return false
  const target = join(folder, text)
  return target.startsWith(root + sep) && typeof statOf(target) !== 'string'
}

function statOf(path: string): Stats | 'absent' | 'unreadable' {
  try {
    return lstatSync(path)
  } catch (error) {
    const code = errorCode(error)
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'absent' : 'unreadable'
  }
}

/** True when no folder from `root` down to `folder` is a link: then paths below are real as they stand. */
function holdsNoLink(root: string, folder: string): boolean {
  for (let at = folder; at.length > root.length; at = dirname(at)) {
    const stats = statOf(at)
    if (stats === 'unreadable' || (stats !== 'absent' && stats.isSymbolicLink())) return false
  }
  return true
}

/** A file to be created lands where its nearest existing folder really is. */
function realParentOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const real = realPathOf(at)
    if (real !== undefined) return real
    if (typeof statOf(at) !== 'string' || dirname(at) === at) return undefined
  }
}

function isBelow(root: string, folder: string): boolean {
  return folder === root || folder.startsWith(root + sep)
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    // Writing is atomic: a new file is put in the place of the old one, so the folder must take it.
    accessSync(dirname(path), constants.W_OK)
    return true
  } catch {
    return false
  }
}

function linkText(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return 'a file'
  }
}

function leadsToItself(path: string): boolean {
  try {
    realpathSync(path)
    return false
  } catch (error) {
    return errorCode(error) === 'ELOOP'
  }
}
