import { existsSync, mkdirSync, rmdirSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { lockName } from '../paths.ts'
import type { Edit } from '../types.ts'
import { errorCode, isHeldOpen } from './error-code.ts'
import { leadsIntoGit } from './git-segment.ts'
import { realPathOf } from './real-path.ts'
import { ChangedError, holds, removeFile, replaceFile, stage } from './replace-file.ts'
import { repositoryRoot } from './repository-root.ts'
import {
  clearDeadLock,
  LockedError,
  LockPlaceError,
  LockTrackedError,
  PATIENCE,
  takeLock,
  waitForLock,
} from './write-lock.ts'

/** A write that did not happen: what went wrong with which file. Its message says what the disk holds now. */
export class WriteError extends Error {
  override readonly name = 'WriteError'
  readonly path: string
  readonly fix: string
  constructor(path: string, text: { readonly message: string; readonly fix: string }, cause?: unknown) {
    super(text.message, { cause })
    this.path = path
    this.fix = text.fix
  }
}

/**
 * Writes all edits of one repository, or none. One run writes at a time; new texts are written and synced beside, the
 * disk is compared with `before`, and each file is replaced at once, keeping mode and owner; when one fails, those
 * before it get their old bytes back. Throws {@link WriteError}.
 */
export function writeEdits(root: string, edits: readonly Edit[], patience = PATIENCE): void {
  const steps = edits.map((edit, index) => stepOf(root, edit, index))
  const first = steps[0]
  if (first === undefined) return
  const done: Step[] = []
  for (const step of steps) attempt(step, () => assertPlace(root, step))
  const lock = attempt(first, () => takeLock(lockRoot(root), patience))
  const each = (work: (step: Step) => void) => {
    for (const step of steps)
      attempt(
        step,
        () => work(step),
        () => rollBack(done, lock.folder),
      )
  }
  try {
    each(assertUnchanged)
    each(step => prepare(step, lock.folder))
    each(step => {
      put(step, lock.folder)
      done.push(step)
    })
  } finally {
    lock.release()
  }
  // A folder that held nothing but our file goes with it; the repository itself stays.
  for (const { edit, path } of steps)
    if (edit.after === undefined && dirname(path) !== root) removeFolders(dirname(path), dirname(path))
}

/** Waits as long as another run writes in this repository, at most to `end`. A signal ends the process meanwhile. */
export function waitUntilFree(root: string, end: number): void {
  waitForLock(lockRoot(root), end)
}

/** Where nothing is to be written: clears what a run that died in this repository left. */
export function tidyUp(root: string): void {
  clearDeadLock(lockRoot(root))
}

/** Whether a write failed because another run was at it. */
export function isLocked(error: WriteError): boolean {
  return error.cause instanceof LockedError
}

function lockRoot(root: string): string {
  return repositoryRoot(root) ?? root
}

/** One edit with its bytes. */
interface Step {
  readonly edit: Edit
  readonly path: string
  readonly name: string
  readonly before: Buffer | undefined
  readonly after: Buffer | undefined
  /** The first folder that had to be made for the file. */
  made?: string
}

function stepOf(root: string, edit: Edit, index: number): Step {
  const bytes = (text: string | undefined) => (text === undefined ? undefined : Buffer.from(text))
  return {
    edit,
    path: join(root, edit.path),
    name: String(index),
    before: bytes(edit.before),
    after: bytes(edit.after),
  }
}

function attempt<Result>(step: Step, work: () => Result, undo: () => readonly string[] = () => []): Result {
  try {
    return work()
  } catch (error) {
    throw notWritten(step, error, undo())
  }
}

function notWritten({ edit }: Step, error: unknown, lost: readonly string[]): WriteError {
  const state = lost.length === 0 ? 'nothing was changed' : `${lost.join(', ')} could not be restored`
  return new WriteError(
    edit.path,
    { message: `The file ${reasonOf(error)}; ${state}`, fix: fixOf(error) },
    error,
  )
}

function fixOf(error: unknown): string {
  if (isHeldOpen(error))
    return 'Close it in the program that has it open, such as an editor or a preview. Otherwise, check that you can write to its folder. Then run authmd again.'
  if (error instanceof LockPlaceError) return `Delete ${lockName} and run authmd again.`
  if (error instanceof LockTrackedError)
    return `Run \`git rm -r --cached ${lockName}\`, delete the folder, and run authmd again.`
  if (error instanceof LockedError && error.isElsewhere)
    return `Wait until that run has ended. If its container or machine is gone too, delete the folder ${lockName}, or wait: after 10 minutes it counts as ended. Then run authmd again.`
  if (error instanceof LockedError)
    return `Wait until that run has ended. If none is running, delete ${lockName}. Then run authmd again.`
  return 'Fix the cause and run authmd again.'
}

function reasonOf(error: unknown): string {
  if (error instanceof ChangedError) return 'was changed by someone else while authmd was working'
  if (error instanceof LockedError)
    return `is being written by another run of authmd${error.isElsewhere ? ', on another machine or in a container,' : ''} (${lockName} in the repository is its folder)`
  if (error instanceof LockTrackedError)
    return `could not be written (git tracks ${lockName}, a run's folder, which doesn't belong in a repository)`
  if (error instanceof LockPlaceError)
    return `could not be written (${lockName} in the repository is a link or a file, not authmd's folder)`
  if (error instanceof PlaceError) return 'is no longer where it was when planned'
  if (isHeldOpen(error))
    return `could not be replaced (${errorCode(error)}): it may be open in another program`
  return `could not be written (${errorCode(error) ?? 'unknown error'})`
}

/** A folder on the way is a link now, or leads into git. */
class PlaceError extends Error {
  override readonly name = 'PlaceError'
}

function assertPlace(root: string, { path }: Step): void {
  let at = dirname(path)
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at)
  const real = realPathOf(at) ?? at
  const realRoot = realPathOf(root) ?? root
  if (real !== realRoot && !real.startsWith(realRoot + sep)) throw new PlaceError()
  if (leadsIntoGit(path) || leadsIntoGit(real)) throw new PlaceError()
}

/** Another run may have written the very same. */
function assertUnchanged({ path, before, after }: Step): void {
  if (!holds(path, before) && !holds(path, after)) throw new ChangedError()
}

function prepare(step: Step, folder: string): void {
  if (step.after !== undefined) stage(join(folder, step.name), step.after, step.path)
}

function put(step: Step, folder: string): void {
  const { path, before, after, name } = step
  if (holds(path, after)) return
  if (after === undefined) {
    if (before !== undefined) removeFile(path, { aside: join(folder, `${name}.was`), expected: before })
    return
  }
  const made = mkdirSync(dirname(path), { recursive: true })
  if (made !== undefined) step.made = made
  try {
    replaceFile(path, { staged: join(folder, name), expected: before })
  } catch (error) {
    removeFolders(dirname(path), made)
    throw error
  }
}

/** The paths that could not be put back: a disk that takes no write may take none at all. */
function rollBack(done: readonly Step[], folder: string): readonly string[] {
  return done.toReversed().flatMap(step => {
    const { edit, path, before, after, name } = step
    try {
      const back = join(folder, `${name}.back`)
      if (after === undefined) {
        mkdirSync(dirname(path), { recursive: true })
        if (before !== undefined)
          replaceFile(path, { staged: join(folder, `${name}.was`), expected: undefined })
      } else if (before === undefined) removeFile(path, { aside: back, expected: after })
      else {
        stage(back, before, path)
        // Whoever wrote here in the meantime wrote last.
        replaceFile(path, { staged: back, expected: after })
      }
      removeFolders(dirname(path), step.made)
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
