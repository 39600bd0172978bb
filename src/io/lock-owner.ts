import { lstatSync, readdirSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { errorCode } from './error-code.ts'
import { readRegularFile } from './read-regular-file.ts'

/** Milliseconds after which an owner that can't be asked, on another machine say, is taken for dead. */
const ABANDONED = 600_000
/** Bytes of what says who an owner is. */
const mostOfOwner = 4096
/** The same for one whose name is not whole: a disk without hard links shows it while it is written. */
const UNNAMED = 2000

/** Who has, or had, the folder of a lock. */
export interface LockOwner {
  /** Each owner has the next number. */
  readonly number: number
  readonly said: string
  /** Milliseconds since it became the owner. */
  readonly age: number
}

export function ownName(number: number): string {
  return `owner.${number}`
}

/** What a run writes of itself: process, machine, and when the process began. */
export function thisOwner(): string {
  return `${process.pid} ${hostname()} ${startOf(process.pid)}\n`
}

/** The owner with the highest number; `undefined` where there never was one. */
export function lastOwner(folder: string): LockOwner | undefined {
  const number = Math.max(
    0,
    ...namesIn(folder).map(name => Number(/^owner\.(\d{1,15})$/.exec(name)?.[1] ?? 0)),
  )
  if (number === 0) return undefined
  const path = join(folder, ownName(number))
  const read = readRegularFile(path, mostOfOwner)
  const stats = lstatSync(path, { throwIfNoEntry: false })
  return {
    number,
    said: 'bytes' in read ? read.bytes.toString('utf8') : '',
    age: stats === undefined ? 0 : Date.now() - stats.mtimeMs,
  }
}

export function isAlive(owner: LockOwner | undefined): boolean {
  if (owner === undefined) return false
  const { said, age } = owner
  // The clock of another machine may go ahead, but not so far.
  const isRecent = Math.abs(age) <= ABANDONED
  const { pid, host, start } = partsOf(said)
  if (pid === '') return Math.abs(age) <= UNNAMED
  if (host !== hostname()) return isRecent
  if (Number(pid) === process.pid) return start === startOf(process.pid)
  if (!isRunning(Number(pid))) return false
  // The number of a dead process is given to another one some day.
  return start !== '' && startOf(Number(pid)) !== '' ? start === startOf(Number(pid)) : isRecent
}

/** Whether the owner is of another machine, or of a container that has a name of its own. */
export function isElsewhere(owner: LockOwner | undefined): boolean {
  const { pid, host } = partsOf(owner?.said ?? '')
  return pid !== '' && host !== hostname()
}

function partsOf(said: string) {
  const [, pid = '', host = '', start = ''] = /^(\d{1,10}) (\S{1,300}) (\d{0,20})\n?$/.exec(said) ?? []
  return { pid, host, start }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/** When a process began, in the kernel's ticks; empty where the system has no such file. */
function startOf(pid: number): string {
  const read = readRegularFile(`/proc/${pid}/stat`, mostOfOwner)
  if (!('bytes' in read)) return ''
  const text = read.bytes.toString('latin1')
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

/** The names in a folder; none where it can't be read. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
