import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
} from 'node:fs'

/** What the probe may ask of the disk. Tests hand in their own. */
export interface Disk {
  readonly read: (path: string) => FileText
  readonly stat: (path: string) => FileState | undefined
  /** Names of the entries of a folder, sorted; none where it can't be read. */
  readonly list: (folder: string) => readonly string[]
}

export type FileText =
  | { readonly text: string }
  | { readonly failure: 'absent' | 'unreadable' | 'no-file' | 'too-large' }

export interface FileState {
  readonly isFile: boolean
  readonly isDirectory: boolean
  /** Permission bits alone. */
  readonly mode: number
  readonly uid: number
  readonly writable: boolean
  readonly executable: boolean
}

const LIMIT = 4 * 1024 * 1024

/** The real disk. A pipe or a device under a file's name is never opened for reading: it could block for ever. */
export const disk: Disk = {
  read: path => {
    let descriptor: number | undefined
    try {
      // Without O_NONBLOCK, opening a named pipe waits for its writer.
      descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
      const state = fstatSync(descriptor)
      if (!state.isFile()) return { failure: 'no-file' }
      if (state.size > LIMIT) return { failure: 'too-large' }
      return { text: readFileSync(descriptor, 'utf8') }
    } catch (error) {
      return { failure: isAbsent(error) ? 'absent' : 'unreadable' }
    } finally {
      if (descriptor !== undefined) closeSync(descriptor)
    }
  },
  stat: path => {
    try {
      const state = statSync(path)
      return {
        isFile: state.isFile(),
        isDirectory: state.isDirectory(),
        mode: state.mode & 0o777,
        uid: state.uid,
        writable: may(path, constants.W_OK),
        executable: may(path, constants.X_OK),
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
}

function may(path: string, mode: number): boolean {
  try {
    accessSync(path, mode)
    return true
  } catch {
    return false
  }
}

function isAbsent(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOENT' || code === 'ENOTDIR'
}
