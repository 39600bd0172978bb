import {
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { errorCode } from './error-code.ts'
import { readRegularFile } from './read-regular-file.ts'

/** Stands in the repository while a run writes there, and holds its new texts: git never adds what is in it. */
export const lockName = '.authmd-lock'

/**
 * Milliseconds. A write takes a few; who waits longer is told. Above the two waits below together: a run that was killed
 * while it took over must not end the next one with a refusal.
 */
const PATIENCE = 10_000
/** Milliseconds after which a folder without a living owner that could be asked is nobody's. */
const ABANDONED = 600_000
const UNOWNED = 2000
const TAKEOVER = 3000

export interface WriteLock {
  /** The folder for new texts. */
  readonly folder: string
  readonly release: () => void
}

/** Another run holds the lock, and goes on holding it. */
export class LockedError extends Error {
  override readonly name = 'LockedError'
}

/**
 * Makes the folder that only one run has at a time. What a dead run left in it is cleared. Throws `LockedError` after
 * ten seconds, and what the system says where the folder can't be made.
 */
export function takeLock(root: string): WriteLock {
  const folder = join(root, lockName)
  const end = Date.now() + PATIENCE
  for (;;) {
    if ((made(folder) && named(folder)) || takenOver(folder)) break
    if (Date.now() > end) throw new LockedError()
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 15)
  }
  return { folder, release: () => clear(folder) }
}

/** Whether the second name of a file is one that a run which is writing, or died while it did, gave it. */
export function isHeldByLock(root: string, { ino, dev, nlink }: Stats): boolean {
  if (nlink !== 2) return false
  const folder = join(root, lockName)
  try {
    return readdirSync(folder).some(name => {
      const stats = lstatSync(join(folder, name))
      return stats.ino === ino && stats.dev === dev
    })
  } catch {
    return false
  }
}

function made(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 })
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

/** First of all, so that git sees nothing of the folder whenever this run ends. */
function hide(folder: string): void {
  writeFileSync(join(folder, '.gitignore'), '*\n')
}

/** False where another run took the folder for abandoned before it had a name. */
function named(folder: string): boolean {
  try {
    hide(folder)
    writeFileSync(join(folder, 'owner'), owner(), { flag: 'wx' })
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    clear(folder)
    throw error
  }
}

/**
 * True where the owner is dead and this run is now the owner. The folder is never taken away meanwhile, and a folder
 * inside, which only one can make, decides between two that see a dead owner at once.
 */
function takenOver(folder: string): boolean {
  const seen = ownerOf(folder)
  if (!isDead(folder, seen)) return false
  const claim = join(folder, 'takeover')
  try {
    mkdirSync(claim)
  } catch {
    // A run that died while it took over holds nobody up for ever.
    if (ageOf(claim) > TAKEOVER) removeFolder(claim)
    return false
  }
  // Between look and claim another may have taken over and be at work. The age says nothing here: the claim renewed it.
  if (ownerOf(folder) !== seen) {
    removeFolder(claim)
    return false
  }
  try {
    hide(folder)
    for (const name of readdirSync(folder)) {
      if (!/^(?:\.gitignore|takeover|owner)$/.test(name))
        rmSync(join(folder, name), { force: true, recursive: true })
    }
    // At once: a run that is killed here leaves the dead owner's name, which nobody has to wait for.
    const next = join(folder, 'owner.next')
    writeFileSync(next, owner())
    renameSync(next, join(folder, 'owner'))
  } finally {
    removeFolder(claim)
  }
  return true
}

function owner(): string {
  return `${process.pid} ${hostname()} ${startOf(process.pid)}\n`
}

function ownerOf(folder: string): string {
  const read = readRegularFile(join(folder, 'owner'), 4096)
  return 'bytes' in read ? read.bytes.toString('utf8').trim() : ''
}

function isDead(folder: string, said: string): boolean {
  const age = ageOf(folder)
  const [, pid = '', host = '', start = ''] = /^(\d{1,10}) (\S{1,300})(?: (\d{1,20}))?$/.exec(said) ?? []
  if (pid === '') return age > UNOWNED
  if (host !== hostname()) return age > ABANDONED
  if (Number(pid) === process.pid) return start !== startOf(process.pid)
  if (!isAlive(Number(pid))) return true
  // The number of a dead process is given to another one some day.
  return start !== '' && startOf(Number(pid)) !== '' ? start !== startOf(Number(pid)) : age > ABANDONED
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/** When a process began, in the kernel's ticks; empty where the system has no such file. */
function startOf(pid: number): string {
  const read = readRegularFile(`/proc/${pid}/stat`, 4096)
  if (!('bytes' in read)) return ''
  const text = read.bytes.toString('latin1')
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

function ageOf(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs
  } catch {
    return 0
  }
}

function clear(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      if (name !== '.gitignore') rmSync(join(folder, name), { force: true, recursive: true })
    }
    // The last of all: until then git has to see nothing.
    unlinkSync(join(folder, '.gitignore'))
  } catch {
    // Somebody else tidies up.
  }
  removeFolder(folder)
}

function removeFolder(path: string): void {
  try {
    rmdirSync(path)
  } catch {
    // It is gone, or another run's.
  }
}
