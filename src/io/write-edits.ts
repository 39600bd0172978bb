import { mkdirSync, readFileSync, rmdirSync, unlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { writeFileSync } from 'atomically'
import type { Edit } from '../types.ts'

/** A write that did not happen: what went wrong with which file. Everything is as it was before. */
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
  for (const edit of edits) assertUnchanged(root, edit)
  const done: Edit[] = []
  for (const edit of edits) {
    try {
      assertUnchanged(root, edit)
      put(join(root, edit.path), edit.after)
      done.push(edit)
    } catch (error) {
      rollBack(root, done)
      if (error instanceof WriteError) throw error
      throw new WriteError(
        edit.path,
        `${edit.path} could not be written (${codeOf(error)}); nothing was changed`,
        error,
      )
    }
  }
}

function assertUnchanged(root: string, { path, before }: Edit): void {
  if (readText(join(root, path)) !== before) {
    throw new WriteError(
      path,
      `${path} changed while authmd was working; nothing was changed. Run authmd again`,
    )
  }
}

function put(path: string, text: string | undefined): void {
  if (text !== undefined) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    return
  }
  unlinkSync(path)
  try {
    // A folder that held nothing but our file goes with it.
    rmdirSync(dirname(path))
  } catch {
    // It holds something else.
  }
}

function rollBack(root: string, done: readonly Edit[]): void {
  for (const { path, before } of done.toReversed()) put(join(root, path), before)
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined
    throw error
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error'
}
