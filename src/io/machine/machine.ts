import { posix, win32 } from 'node:path'
import type { Compared } from '../../credentials/facts.ts'
import { isInside } from '../is-inside.ts'
import type { Disk, FileText } from './disk.ts'

/**
 * Starts a program by absolute path and waits for it, with this environment and the system's `PATH` alone. `undefined`:
 * it did not start, was ended, or took too long.
 */
export type RunProgram = (
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
) => { readonly status: number; readonly stdout: string } | undefined

/** The machine as both probes see it. Nothing is read from the real process behind its back. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>
  /** The home that the client would use: `HOME`, else the system's record. */
  readonly home: string
  readonly cwd: string
  /** As in `process.platform`. */
  readonly platform: string
  /** The process whose parents may be asked. */
  readonly pid: number
  /** The user id; undefined on Windows. */
  readonly uid?: number
  /** How the reader's shell writes the home at the beginning of a path; `~` where it is not told. */
  readonly homeSign?: string
  /** Milliseconds since 1970. */
  readonly now: number
  readonly disk: Disk
  /** Whether this is a container, where it is known already. */
  readonly container?: boolean
  /** Starts `tmux`, `security`, `launchctl`, `reg`, `ps`, PowerShell or `claude --version`; absent: nothing is started. */
  readonly run?: RunProgram
}

/** How its paths are written; the folder it runs in shows it: a disk of Unix that is looked at as Windows keeps its `/`. */
export function pathOf(world: Pick<Machine, 'platform' | 'cwd'>) {
  return world.platform === 'win32' && !world.cwd.startsWith('/') ? win32 : posix
}

/** A variable; on Windows names have no case. */
export function variable(world: Pick<Machine, 'env' | 'platform'>, name: string): string | undefined {
  const exact = world.env[name]
  if (exact !== undefined || world.platform !== 'win32') return exact
  const found = Object.keys(world.env).find(key => key.toUpperCase() === name.toUpperCase())
  return found === undefined ? undefined : world.env[found]
}

/** Whether a variable is there and not empty. */
export function isSet(world: Pick<Machine, 'env' | 'platform'>, name: string): boolean {
  return (variable(world, name) ?? '') !== ''
}

/** How a value that was found elsewhere stands to the variable of this process; blanks around both don't count. */
export function comparedToProcess(
  world: Pick<Machine, 'env' | 'platform'>,
  { name, value }: { readonly name: string; readonly value: string },
): Compared {
  const now = variable(world, name)?.trim() ?? ''
  if (now === '') return 'none'
  return now === value.trim() ? 'same' : 'other'
}

/** A path as a person reads it: `~/.claude/settings.json`, `.claude/settings.json`. */
export function shown(world: Pick<Machine, 'home' | 'homeSign' | 'cwd' | 'platform'>, path: string): string {
  const paths = pathOf(world)
  const wayFrom = (folder: string) => (isInside(path, folder, paths) ? paths.relative(folder, path) : '')
  const { cwd, home } = world
  if (cwd !== home) {
    const inProject = wayFrom(cwd)
    if (inProject !== '') return inProject
    // The one file that is read from a folder above: at the root of the checkout.
    const above = paths.relative(cwd, path)
    if (/^(?:\.\.[\\/])+\.claude[\\/]settings\.local\.json$/.test(above)) return above
  }
  const inHome = wayFrom(home)
  return inHome === '' ? path : `${world.homeSign ?? '~'}${paths.sep}${inHome}`
}

/** Whether anything is at a path. */
export function exists({ disk }: Pick<Machine, 'disk'>, path: string): boolean {
  return disk.stat(path) !== undefined
}

/**
 * Windows refuses a file while another program has it open, and to who has no right to it, and does not always tell
 * which. What the client is told a moment later is not known.
 */
export function isRefused({ platform }: Pick<Machine, 'platform'>, read: FileText): boolean {
  return 'failure' in read && read.failure === 'unreadable' && (read.inUse === true || platform === 'win32')
}

/** The text of a regular file; `undefined` where it can't be read. */
export function textOf({ disk }: Pick<Machine, 'disk'>, path: string): string | undefined {
  const read = disk.read(path)
  return 'text' in read ? read.text : undefined
}
