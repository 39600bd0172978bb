import { existsSync, mkdirSync, readFileSync, rmdirSync, unlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { writeFileSync } from 'atomically'
import type { Edit } from '../types.ts'
import { errorCode } from './error-code.ts'

/** A write that did not happen: what went wrong with which file. Its message says what the disk holds now. */
export class WriteError extends Error {
  override readonly name = 'WriteError'
  readonly path: string
  constructor(path: string, message: string, cause?: unknown) {
    super(message, { cause })
    this.path = path
  }
}

/**
 * Writes all edits of one repository, or none. The disk is compared with `before` first; each file is
 * replaced atomically and keeps mode and owner; when one fails, those before it get their old bytes back.
 * Throws {@link WriteError}.
 */
export function writeEdits(root: string, edits: readonly Edit[]): void {
  const done: Undo[] = []
  const each = (step: (edit: Edit) => void) => {
    for (const edit of edits) {
      try {
        step(edit)
      } catch (error) {
        throw notWritten(edit, error, rollBack(root, done))
      }
    }
  }
  each(edit => assertUnchanged(root, edit))
  each(edit => {
    assertUnchanged(root, edit)
    done.push(put(root, edit))
  })
}

function notWritten({ path }: Edit, error: unknown, lost: readonly string[]): WriteError {
  const reason =
    error instanceof WriteError
      ? error.message
      : `could not be written (${errorCode(error) ?? 'unknown error'})`
  const state =
    lost.length === 0 ? 'nothing was changed' : `${lost.join(', ')} could not be put back as it was`
  return new WriteError(path, `The file ${reason}; ${state}`, error)
}

/** What puts one edit back. */
interface Undo {
  readonly edit: Edit
  /** The first folder that had to be made for the file. */
  readonly madeFolder: string | undefined
}

function assertUnchanged(root: string, { path, before }: Edit): void {
  const now = readBytes(join(root, path))
  const same =
    now === undefined ? before === undefined : before !== undefined && now.equals(Buffer.from(before))
  if (!same) throw new WriteError(path, 'was changed by somebody else while authmd was working')
}

function put(root: string, edit: Edit): Undo {
  const path = join(root, edit.path)
  if (edit.after !== undefined) {
    const madeFolder = mkdirSync(dirname(path), { recursive: true })
    try {
      writeFileSync(path, edit.after)
    } catch (error) {
      removeFolders(dirname(path), madeFolder)
      throw error
    }
    return { edit, madeFolder }
  }
  unlinkSync(path)
  // A folder that held nothing but our file goes with it; the repository itself stays.
  if (dirname(path) !== root) removeFolders(dirname(path), dirname(path))
  return { edit, madeFolder: undefined }
}

/** The paths that could not be put back: a disk that takes no write may take none at all. */
function rollBack(root: string, done: readonly Undo[]): readonly string[] {
  return done.toReversed().flatMap(({ edit, madeFolder }) => {
    const path = join(root, edit.path)
    try {
      // Whoever wrote here in the meantime wrote last.
      assertUnchanged(root, { ...edit, before: edit.after })
      if (edit.before === undefined) unlinkSync(path)
      else {
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, edit.before)
      }
      removeFolders(dirname(path), madeFolder)
      return []
    } catch {
      return [edit.path]
    }
  })
}

/** Removes empty folders from `folder` up to `last`. */
function removeFolders(folder: string, last: string | undefined): void {
  if (last === undefined || !existsSync(last)) return
  for (let at = folder; at.startsWith(last); at = dirname(at)) {
    try {
      rmdirSync(at)
    } catch {
      // It holds something else.
      return
    }
  }
}

function readBytes(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw new WriteError(path, `could not be read again (${errorCode(error) ?? 'unknown error'})`, error)
  }
}
