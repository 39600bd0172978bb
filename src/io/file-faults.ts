import { basename, extname } from 'node:path'
import type { FileSight } from '../types.ts'

/** Why a file can't be edited safely, and the cure. */
type Fault = NonNullable<FileSight['fault']>

type Decode = (bytes: Uint8Array) => string | undefined

const forPeople =
  /^(?:readme|contributing|changelog|changes|license|licence|security|code_of_conduct|support|governance)\b/i

export function linkFault(realPath: string, path: string): Fault | undefined {
  const name = basename(realPath)
  if (extname(path) !== '.md') return undefined
  if (!/^\.(?:md|markdown|mdc)$/i.test(extname(name))) {
    return {
      ruleId: 'link-not-markdown',
      reason: `The link leads to \`${realPath}\`, which is not a Markdown file`,
      fix: 'Point the link at a Markdown file, or replace it with a regular file.',
    }
  }
  if (forPeople.test(name)) {
    return {
      ruleId: 'link-to-document',
      reason: `The link leads to \`${realPath}\`, a document for people`,
      fix: 'Replace the link with a regular file that imports the document.',
    }
  }
  return undefined
}

export function outside(path: string): Fault {
  return {
    ruleId: 'link-outside',
    reason: `\`${path}\` leads out of the repository`,
    fix: 'Replace the link with a file inside the repository.',
  }
}

export function dangling(target: string): Fault {
  return {
    ruleId: 'link-dangling',
    reason: `The link leads to \`${target}\`, which doesn't exist`,
    fix: 'Restore the file that the link names, or delete the link.',
  }
}

export function loop(): Fault {
  return {
    ruleId: 'link-loop',
    reason: 'The link leads back to itself',
    fix: 'Delete the link, or point it at a file.',
  }
}

/** Where git keeps its own files nothing is ever written. */
export function inGitFolder(): Fault {
  return {
    ruleId: 'link-untracked',
    reason: "This path leads into git's own folder",
    fix: 'Replace the link in the path with a regular file or folder, or name another place.',
  }
}

/** A file that git does not carry: nobody would see the change, and nobody could undo it. */
export function untracked(realPath: string): Fault {
  return {
    ruleId: 'link-untracked',
    reason: `The link leads to \`${realPath}\`, which git does not track`,
    fix: /^[\w./-]+$/.test(realPath)
      ? `Add it with \`git add ${realPath}\`, or replace the link with a regular file.`
      : 'Add it to git, or replace the link with a regular file.',
  }
}

export function noFile(isDirectory: boolean): Fault {
  const what = isDirectory ? 'a directory' : 'no regular file'
  return {
    ruleId: 'not-a-file',
    reason: `This is ${what}`,
    fix: 'Move it out of the way, then run authmd again.',
  }
}

export function tooLarge(size: number): Fault {
  return {
    ruleId: 'file-too-large',
    reason: `The file has ${size} bytes; Claude Code skips files over 4 MiB (4194304 bytes)`,
    fix: 'Move parts of it into files of their own.',
  }
}

export function notUtf8(bytes: Uint8Array, decode: Decode): Fault {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const line = utf16 ? 1 : lineOfFirstBadByte(bytes, decode)
  return {
    ruleId: 'not-utf8',
    line,
    reason: utf16 ? 'The file is UTF-16' : 'The file is not valid UTF-8',
    fix: 'Save the file as UTF-8.',
  }
}

/** Bytes are decoded line by line, so that the first line that fails is named. */
function lineOfFirstBadByte(bytes: Uint8Array, decode: Decode): number {
  let line = 1
  for (let from = 0; from < bytes.length; line++) {
    const at = bytes.indexOf(10, from)
    const end = at < 0 ? bytes.length : at + 1
    if (decode(bytes.subarray(from, end)) === undefined) return line
    from = end
  }
  return line
}

export function stub(text: string): Fault {
  return {
    ruleId: 'link-stub',
    line: 1,
    reason: `The file contains only the name \`${text}\`: it is a symbolic link that git checked out as a file`,
    fix: 'Check out the repository with `git config core.symlinks true`, or replace the stub with a real file.',
  }
}

export function hardLinked(count: number): Fault {
  return {
    ruleId: 'file-hard-linked',
    reason: `The file has ${count} names (hard links), and an atomic write would separate them`,
    fix: 'Replace the hard link with a symbolic link or a copy.',
  }
}

export function readOnly(path: string): Fault {
  return {
    ruleId: 'file-read-only',
    reason: 'The file or its folder is read-only',
    fix: `Give yourself write permission for \`${basename(path)}\` and its folder.`,
  }
}

export function inUse(): Fault {
  return {
    ruleId: 'file-unreadable',
    reason: "The file is open in another program, which doesn't let anyone else read it",
    fix: 'Close it there, then run authmd again.',
  }
}

export function unreadable(): Fault {
  return {
    ruleId: 'file-unreadable',
    reason: "The file can't be read",
    fix: 'Give yourself read permission for the file and its folder.',
  }
}
