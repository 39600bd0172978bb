import {
  linkSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { lockName } from '../paths.ts'
import { errorCode } from './error-code.ts'
import { holdsName, holdsWholeNames, readGitIndex } from './git-index.ts'
import { isAlive, isElsewhere, type LockOwner, lastOwner, namesIn, ownName, thisOwner } from './lock-owner.ts'
import { readRegularFile } from './read-regular-file.ts'

/** Every name, for git. */
const ALL = '*\n'

/** Milliseconds. A write takes a few; who waits longer is told. */
export const PATIENCE = 10_000

export interface WriteLock {
  /** The folder for new texts. */
  readonly folder: string
  readonly release: () => void
}

/** Another run holds the lock, and goes on holding it. */
export class LockedError extends Error {
  override readonly name = 'LockedError'
  /** Its process is of another machine, and can't be asked from here whether it lives. */
  readonly isElsewhere: boolean
  constructor(owner: LockOwner | undefined) {
    super()
    this.isElsewhere = isElsewhere(owner)
  }
}

/** What stands in the place of the lock is no folder: a link leads anywhere, and nothing behind it is ours. */
export class LockPlaceError extends Error {
  override readonly name = 'LockPlaceError'
}

/** The folder was committed. No run that lives made it, whatever it says, and its files are not ours to take away. */
export class LockTrackedError extends Error {
  override readonly name = 'LockTrackedError'
}

/**
 * Waits as long as another run has the lock, and no longer than `end` (as `Date.now` counts). It takes nothing, so
 * that a signal may end the process meanwhile.
 */
export function waitForLock(root: string, end: number): void {
  const folder = join(root, lockName)
  if (isTracked(root)) return
  while (Date.now() < end && isAlive(lastOwner(folder))) pause()
}

/**
 * Makes the folder that only one run has at a time, and clears what a dead run left in it. Throws `LockedError` after
 * so many milliseconds, `LockPlaceError`, `LockTrackedError`, and what the system says where the folder can't be made.
 *
 * The lock is a name in it, `owner.N`, given by a hard link, which only one can make. Who finds the last owner dead
 * makes the next number; none is taken away before the whole folder is. So no pause, however long, makes two owners.
 */
export function takeLock(root: string, patience = PATIENCE): WriteLock {
  const folder = join(root, lockName)
  const end = Date.now() + patience
  if (isTracked(root)) throw new LockTrackedError()
  sweep(root)
  while (!isTaken(folder)) {
    if (Date.now() > end) throw new LockedError(lastOwner(folder))
    pause()
  }
  return { folder, release: () => release(folder) }
}

/** Clears what a dead run left, where nothing is to be written: one look into the folder, and mostly no more. */
export function clearDeadLock(root: string): void {
  if (!namesIn(root).some(name => name.startsWith(lockName)) || isAlive(lastOwner(join(root, lockName))))
    return
  try {
    takeLock(root, 0).release()
  } catch {
    // Another run has it by now, or nobody may write here: who wants to write is told.
  }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 15)
}

/** Whether git tracks what is in the folder: a run hides it first of all, so that only force can have added it. */
function isTracked(root: string): boolean {
  const names = namesIn(join(root, lockName))
  const index = names.length === 0 ? undefined : readGitIndex(root)
  if (index === undefined || index.top !== root || typeof index.bytes === 'string') return false
  const { bytes } = index
  // An index that shares beginnings of names writes this one at least in part.
  if (!holdsWholeNames(bytes)) return bytes.includes(`${lockName.slice(1)}/`)
  return names.some(name => holdsName(bytes, `${lockName}/${name}`))
}

/** Whether the second name of a file is one that a run which is writing, or died while it did, gave it. */
export function isHeldByLock(root: string, { ino, dev, nlink }: Stats): boolean {
  if (nlink !== 2) return false
  const folder = join(root, lockName)
  try {
    return namesIn(folder).some(name => {
      const stats = lstatSync(join(folder, name))
      return stats.ino === ino && stats.dev === dev
    })
  } catch {
    return false
  }
}

function isTaken(folder: string): boolean {
  makeFolder(folder)
  if (isAlive(lastOwner(folder))) return false
  try {
    // First of all, so that git sees nothing of the folder whenever this run ends.
    hide(folder)
    if (!claim(folder)) return false
  } catch (error) {
    // Its owner took it away meanwhile.
    if (errorCode(error) === 'ENOENT') return false
    if (lastOwner(folder) === undefined) clear(folder)
    throw error
  }
  clearTexts(folder)
  return true
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
    if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) throw new LockPlaceError()
  }
}

/**
 * A name that git adds from no folder. Here the `.gitignore` is written, so that there is none that is empty, whenever
 * this run ends; outside the repository there may be no place on the same disk.
 */
const UNSEEN = '.git'

/** A hostile repository may hold the folder, and in it a link to a file of somebody's. */
function hide(folder: string): void {
  const path = join(folder, '.gitignore')
  if (isHidden(path)) return
  const unseen = join(folder, UNSEEN)
  makeUnseen(unseen)
  const draft = join(unseen, String(process.pid))
  rmSync(draft, { force: true, recursive: true })
  writeFileSync(draft, ALL, { flag: 'wx' })
  if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true) rmSync(path, { recursive: true })
  renameSync(draft, path)
  try {
    rmdirSync(unseen)
  } catch {
    // Another run is in it, or had it before.
  }
}

function makeUnseen(unseen: string): void {
  if (lstatSync(unseen, { throwIfNoEntry: false })?.isDirectory() === false) rmSync(unseen)
  try {
    mkdirSync(unseen, { mode: 0o700 })
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  }
}

function isHidden(path: string): boolean {
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false
  const read = readRegularFile(path, ALL.length)
  return 'bytes' in read && read.bytes.toString('latin1') === ALL
}

/**
 * The draft is written before the owner is looked for: if the folder is another one by then, the draft is not in it,
 * and the link fails.
 */
function claim(folder: string): boolean {
  const draft = join(folder, `draft.${process.pid}`)
  rmSync(draft, { force: true, recursive: true })
  writeFileSync(draft, thisOwner(), { flag: 'wx' })
  try {
    const last = lastOwner(folder)
    if (isAlive(last)) return false
    return isLinked(draft, join(folder, ownName((last?.number ?? 0) + 1)))
  } finally {
    rmSync(draft, { force: true })
  }
}

function isLinked(draft: string, name: string): boolean {
  try {
    linkSync(draft, name)
    return true
  } catch (error) {
    const code = errorCode(error)
    if (code === 'EEXIST' || code === 'ENOENT') return false
  }
  // A disk without hard links.
  try {
    writeFileSync(name, thisOwner(), { flag: 'wx' })
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

/** Under another name it is nobody's lock, at once; a folder that can't be renamed goes piece by piece. */
function release(folder: string): void {
  clearTexts(folder)
  const gone = `${folder}-${process.pid}`
  try {
    renameSync(folder, gone)
    clear(gone)
  } catch {
    clear(folder)
  }
}

/** What is left of a run that was killed between the two. */
function sweep(root: string): void {
  for (const name of namesIn(root)) {
    if (!name.startsWith(`${lockName}-`)) continue
    const folder = join(root, name)
    const isFolder = lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true
    if (isFolder && /^\d{1,10}$/.test(name.slice(lockName.length + 1)) && !isAlive(lastOwner(folder)))
      clear(folder)
  }
}

/** Only the owner may: the texts of nobody else are in it. */
function clearTexts(folder: string): void {
  for (const name of namesIn(folder))
    if (name !== '.gitignore' && !/^owner\.\d+$/.test(name)) remove(join(folder, name))
}

function clear(folder: string): void {
  for (const name of namesIn(folder)) if (name !== '.gitignore') remove(join(folder, name))
  try {
    // The last of all: until then git has to see nothing.
    unlinkSync(join(folder, '.gitignore'))
  } catch {
    // Somebody else tidies up.
  }
  try {
    rmdirSync(folder)
  } catch (error) {
    // Another run is in it already.
    if (errorCode(error) !== 'ENOENT') hideAgain(folder)
  }
}

function hideAgain(folder: string): void {
  try {
    hide(folder)
  } catch {
    // It is gone.
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true, recursive: true })
  } catch {
    // It is gone, or another run's.
  }
}
