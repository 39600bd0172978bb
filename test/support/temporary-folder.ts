import { spawnSync } from 'node:child_process'
import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const memory = '/dev/shm'
/** A container often gives it 64 MB, which two runs that unpack a package would fill; a Windows with its PowerShell takes half of one. */
const enough = 4 * 1024 ** 3

/**
 * Thousands of small repositories are made and taken away, and each write of ours waits for the disk: where this
 * machine has room in memory, temporary folders are there. Who names another place by `TMPDIR` has it.
 */
export function setup(): (() => void) | undefined {
  if (process.env['TMPDIR'] !== undefined || !hasRoom()) return undefined
  const folder = mkdtempSync(join(memory, 'authmd-tests-'))
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

/** It may be mounted so that nothing in it can be run, and tests put programs there. */
function runsPrograms(folder: string): boolean {
  const program = join(folder, 'program')
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 })
  const { status } = spawnSync(program)
  rmSync(program)
  return status === 0
}
