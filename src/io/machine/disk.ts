import { accessSync, constants, existsSync, readdirSync, readlinkSync, statSync } from 'node:fs'
import { type FileBytes, readRegularFile } from '../read-regular-file.ts'

/** What the probe may ask of the disk. Tests hand in their own. */
export interface Disk {
  /** Of a file of at most `limit` bytes, where one is given; else of any that a person would write. */
  readonly read: (path: string, limit?: number) => FileText
  readonly stat: (path: string) => FileState | undefined
  /** Names of the entries of a folder, sorted; none where it can't be read. */
  readonly list: (folder: string) => readonly string[]
  /** Of a symbolic link or a junction that leads nowhere: where to. Absent: such links can't be told. */
  readonly deadLink?: (path: string) => string | undefined
}

export type FileText = DecodedText | Exclude<FileBytes, { readonly bytes: Buffer }>

export interface FileState {
  readonly isFile: boolean
  readonly isDirectory: boolean
  /** Permission bits alone. */
  readonly mode: number
  readonly uid: number
  readonly writable: boolean
  readonly executable: boolean
  /** A folder whose names this user can't list. */
  readonly isClosed?: true
}

export interface DecodedText {
  readonly text: string
  /** It begins with the byte-order mark of UTF-16, which Windows PowerShell writes; the mark stays in the text. */
  readonly utf16?: true
  /** It holds NULs: it is in an encoding that is not known, or no text. */
  readonly isOdd?: true
}

const LIMIT = 4 * 1024 * 1024

/** The real disk. */
export const disk: Disk = {
  read: (path, limit = LIMIT) => {
    const read = readRegularFile(path, limit)
    return 'bytes' in read ? decoded(read.bytes) : read
  },
  stat: path => {
    // Most of what is asked for is not there, and an exception costs more than the question.
    if (!existsSync(path)) return undefined
    try {
      const state = statSync(path)
      return {
        isFile: state.isFile(),
        isDirectory: state.isDirectory(),
        mode: state.mode & 0o777,
        uid: state.uid,
        writable: may(path, constants.W_OK),
        executable: may(path, constants.X_OK),
        ...(state.isDirectory() && !may(path, constants.R_OK) ? { isClosed: true } : {}),
      }
    } catch {
      return undefined
    }
  },
  list: folder => {
    try {
      return readdirSync(folder).sort()
    } catch {
      return []
    }
  },
  deadLink: path => {
    try {
      return existsSync(path) ? undefined : readlinkSync(path)
    } catch {
      return undefined
    }
  },
}

function decoded(bytes: Buffer): DecodedText {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  if (utf16) return { text: bytes.toString('utf16le'), utf16 }
  const text = bytes.toString('utf8')
  return bytes.includes(0) && /[^\s\0]/.test(text) ? { text, isOdd: true } : { text }
}

function may(path: string, mode: number): boolean {
  try {
    accessSync(path, mode)
    return true
  } catch {
    return false
  }
}
