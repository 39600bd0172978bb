import { posix, win32 } from 'node:path'
import type { Disk } from './disk.ts'
import type { RunProgram } from './program.ts'

/** The machine as the probe sees it. Nothing is read from the real process behind its back. */
export interface ProbeWorld {
  readonly env: Readonly<Record<string, string | undefined>>
  /** The home that the client would use: `HOME`, else the system's record. */
  readonly home: string
  readonly cwd: string
  /** As in `process.platform`. */
  readonly platform: string
  /** The user id; undefined on Windows. */
  readonly uid?: number
  /** Milliseconds since 1970. */
  readonly now: number
  readonly disk: Disk
  /** Starts `tmux`, `security`, `launchctl`, `reg` or `claude --version`; absent: nothing is started. */
  readonly run?: RunProgram
}

export function pathOf(world: Pick<ProbeWorld, 'platform'>) {
  return world.platform === 'win32' ? win32 : posix
}

/** A variable; on Windows names have no case. */
export function variable(world: Pick<ProbeWorld, 'env' | 'platform'>, name: string): string | undefined {
  const exact = world.env[name]
  if (exact !== undefined || world.platform !== 'win32') return exact
  const found = Object.keys(world.env).find(key => key.toUpperCase() === name.toUpperCase())
  return found === undefined ? undefined : world.env[found]
}

/** A path as a person reads it: `~/.claude/settings.json`, `.claude/settings.json`. */
export function shown(world: Pick<ProbeWorld, 'home' | 'cwd' | 'platform'>, path: string): string {
  const { sep, relative, isAbsolute } = pathOf(world)
  const inProject = world.cwd === world.home ? '' : relative(world.cwd, path)
  if (inProject !== '' && !inProject.startsWith('..') && !isAbsolute(inProject)) return inProject
  // The one file that is read from a folder above: at the root of the checkout.
  if (/^(?:\.\.[\\/])+\.claude[\\/]settings\.local\.json$/.test(inProject)) return inProject
  const inHome = relative(world.home, path)
  if (inHome !== '' && !inHome.startsWith('..') && !isAbsolute(inHome)) return `~${sep}${inHome}`
  return path
}
