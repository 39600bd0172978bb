import { homedir } from 'node:os'
import { disk } from './disk.ts'
import type { Machine } from './machine.ts'
import { startProgram } from './start-program.ts'

/** The real machine for an environment that the caller hands in; only the home falls back on the system's record. */
export function thisMachine(input: Pick<Machine, 'env' | 'cwd' | 'platform' | 'pid'>): Machine {
  const home = input.platform === 'win32' ? input.env['USERPROFILE'] : input.env['HOME']
  const uid = process.getuid?.()
  const { env, cwd, platform, pid } = input
  return {
    env,
    cwd,
    platform,
    pid,
    home: home || homedir(),
    ...(uid === undefined ? {} : { uid }),
    now: Date.now(),
    disk,
    run: startProgram,
  }
}
