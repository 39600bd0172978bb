import {
  accessSync,
  constants,
  lstatSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  type Stats,
} from 'node:fs'
import { basename, dirname, extname, join, relative, sep } from 'node:path'
import type { FileSight } from '../types.ts'

/** Claude Code skips larger files, and so do we. Bytes. */
export const sizeLimit = 4 * 1024 * 1024

type Fault = NonNullable<FileSight['fault']>

/**
 * Reads one file of a repository, links followed, and says why it can't be edited where it can't. `root` is
 * a real path. Does not throw for anything that a repository can hold.
 */
export function seeFile(root: string, path: string): FileSight {
  const absolute = join(root, path)
  const sight = { path, realPath: path, text: undefined }
  const stats = statOf(absolute)
  if (stats === 'absent')
    return isInside(root, dirname(absolute)) ? sight : { ...sight, fault: outside(path) }
  if (stats === 'unreadable') return { ...sight, fault: unreadable() }
  const real = realPathOf(absolute)
  if (real === undefined) return { ...sight, fault: dangling(absolute) }
  if (!real.startsWith(root + sep)) return { ...sight, fault: outside(path) }
  const realPath = relative(root, real).split(sep).join('/')
  const known = { ...sight, realPath }
  if (realPath !== path) {
    const fault = linkFault(realPath, path)
    if (fault !== undefined) return { ...known, fault }
  }
  const target = statOf(real)
  if (typeof target === 'string') return { ...known, fault: unreadable() }
  if (!target.isFile()) return { ...known, fault: noFile(target) }
  if (target.size > sizeLimit) return { ...known, fault: tooLarge(target.size) }
  return { ...known, ...readText(root, real, target) }
}

function readText(
  root: string,
  real: string,
  stats: Stats,
): Pick<FileSight, 'text' | 'fault' | 'writeFault'> {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(real)
  } catch {
    return { text: undefined, fault: unreadable() }
  }
  const text = decode(bytes)
  if (text === undefined) return { text: undefined, fault: notUtf8(bytes) }
  if (isStub(root, dirname(real), text)) return { text: undefined, fault: stub(text) }
  const writeFault = stats.nlink > 1 ? hardLinked(stats.nlink) : isWritable(real) ? undefined : readOnly(real)
  return writeFault === undefined ? { text } : { text, writeFault }
}

/** `undefined` where the bytes are not UTF-8: then they would not come back the same. */
export function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
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
    const code = (error as NodeJS.ErrnoException).code
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'absent' : 'unreadable'
  }
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}

/** A file to be created lands where its nearest existing folder really is. */
function isInside(root: string, folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    const real = realPathOf(at)
    if (real !== undefined) return real === root || real.startsWith(root + sep)
    if (typeof statOf(at) !== 'string' || dirname(at) === at) return false
  }
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

const forPeople =
  /^(?:readme|contributing|changelog|changes|license|licence|security|code_of_conduct|support|governance)\b/i

function linkFault(realPath: string, path: string): Fault | undefined {
  const name = basename(realPath)
  if (extname(path) !== '.md') return undefined
  if (!/^\.(?:md|markdown|mdc)$/i.test(extname(name))) {
    return {
      ruleId: 'link-not-markdown',
      reason: `The link leads to \`${realPath}\`, which is no Markdown file`,
      fix: 'Point the link at a Markdown file, or replace it by a file of its own.',
    }
  }
  if (forPeople.test(name)) {
    return {
      ruleId: 'link-to-document',
      reason: `The link leads to \`${realPath}\`, a document for people`,
      fix: 'Replace the link by a file of its own that imports the document.',
    }
  }
  return undefined
}

function outside(path: string): Fault {
  return {
    ruleId: 'link-outside',
    reason: `\`${path}\` leads out of the repository`,
    fix: 'Replace the link by a file inside the repository.',
  }
}

function dangling(path: string): Fault {
  return {
    ruleId: 'link-dangling',
    reason: `The link leads to \`${linkText(path)}\`, which is not there`,
    fix: 'Restore the file that the link names, or delete the link.',
  }
}

function linkText(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return 'a file'
  }
}

function noFile(stats: Stats): Fault {
  const what = stats.isDirectory() ? 'a directory' : 'no regular file'
  return {
    ruleId: 'not-a-file',
    reason: `This is ${what}`,
    fix: 'Move it out of the way, then run authmd again.',
  }
}

function tooLarge(size: number): Fault {
  const mebibytes = (size / 1024 / 1024).toFixed(1)
  return {
    ruleId: 'file-too-large',
    reason: `The file has ${mebibytes} MiB; Claude Code skips files over 4 MiB`,
    fix: 'Move parts of it into files of their own.',
  }
}

function notUtf8(bytes: Uint8Array): Fault {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const line = utf16 ? 1 : lineOfFirstBadByte(bytes)
  return {
    ruleId: 'not-utf8',
    line,
    reason: utf16 ? 'The file is UTF-16' : 'The file is not valid UTF-8',
    fix: 'Save the file as UTF-8.',
  }
}

/** Bytes are decoded line by line, so that the first line that fails is named. */
function lineOfFirstBadByte(bytes: Uint8Array): number {
  let line = 1
  for (let from = 0; from < bytes.length; line++) {
    const at = bytes.indexOf(10, from)
    const end = at < 0 ? bytes.length : at + 1
    if (decode(bytes.subarray(from, end)) === undefined) return line
    from = end
  }
  return line
}

function stub(text: string): Fault {
  return {
    ruleId: 'link-stub',
    line: 1,
    reason: `The file holds nothing but the name \`${text}\`: it is a symbolic link that git checked out as a file`,
    fix: 'Check the repository out with `git config core.symlinks true`, or replace the stub by a real file.',
  }
}

function hardLinked(count: number): Fault {
  return {
    ruleId: 'file-hard-linked',
    reason: `The file has ${count} names (hard links), and an atomic write would part them`,
    fix: 'Replace the hard link by a symbolic link or by a copy.',
  }
}

function readOnly(path: string): Fault {
  return {
    ruleId: 'file-read-only',
    reason: 'The file or its folder is read-only',
    fix: `Give yourself write permission for \`${basename(path)}\` and its folder.`,
  }
}

function unreadable(): Fault {
  return {
    ruleId: 'file-unreadable',
    reason: "The file can't be read",
    fix: 'Give yourself read permission for the file and its folder.',
  }
}
