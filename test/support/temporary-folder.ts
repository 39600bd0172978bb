import { spawnSync } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  constants,
  mkdtempSync,
  readdirSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

const memory = '/dev/shm'
const prefix = 'authmd-tests-'
/** A container often gives it 64 MB; a Windows with its PowerShell takes a good part of one GB. */
const enough = 4 * 1024 ** 3

/**
 * Thousands of small repositories are made and taken away, and each write of ours waits for the disk: where this
 * machine has room in memory, temporary folders are there. Who names another place by `TMPDIR` has it.
 */
export function setup(): (() => void) | undefined {
  if (process.env['TMPDIR'] !== undefined || !hasRoom()) return undefined
  for (const left of leftBehind()) rmSync(left, { recursive: true, force: true })
  const folder = mkdtempSync(join(memory, `${prefix}${process.pid}-`))
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
  // Some tests run the tool as a user without rights, who has to get in.
  chmodSync(folder, 0o755)
  if (!runsPrograms(folder)) {
    remove()
    return undefined
  }
  process.env['TMPDIR'] = folder
  return remove
}

function hasRoom(): boolean {
  if (process.platform !== 'linux') return false
  try {
    accessSync(memory, constants.W_OK)
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize >= enough
  } catch {
    return false
  }
}

/** Those of runs that were killed: what is in memory goes by itself only when the machine does. */
function leftBehind(): readonly string[] {
  return readdirSync(memory)
    .filter(name => name.startsWith(prefix) && !isAlive(Number.parseInt(name.slice(prefix.length), 10)))
    .map(name => join(memory, name))
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}

/** It may be mounted so that nothing in it can be run, and tests put programs there. */
function runsPrograms(folder: string): boolean {
  const program = join(folder, 'program')
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 })
  const { status } = spawnSync(program)
  rmSync(program)
  return status === 0
}
