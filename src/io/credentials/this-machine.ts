import { homedir } from 'node:os'
import { disk } from './disk.ts'
import { startProgram } from './start-program.ts'
import type { ProbeWorld } from './world.ts'

/** The real machine for an environment that the caller hands in; only the home falls back on the system's record. */
export function thisMachine(input: Pick<ProbeWorld, 'env' | 'cwd' | 'platform'>): ProbeWorld {
  const home = input.platform === 'win32' ? input.env['USERPROFILE'] : input.env['HOME']
  const uid = process.getuid?.()
  const { env, cwd, platform } = input
  return {
    env,
    cwd,
    platform,
    home: home || homedir(),
    ...(uid === undefined ? {} : { uid }),
    now: Date.now(),
    disk,
    run: startProgram,
  }
}
