import { mkdirSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Machine } from '../machine/machine.ts'
import { ownPath } from '../own-path.ts'
import { realPathOf } from '../real-path.ts'
import { gitOfItsOwn } from './git-of-its-own.ts'
import { quieted, trapped } from './quiet.ts'
import { type LoopbackApi, serveApi } from './serve-api.ts'
import { type Ended, startClient } from './start-client.ts'

const timeout = 10_000

/** The text that is given with `--settings`: it beats the person's and the project's. */
export function settingsFor(url: string): string {
  const env = { ...quieted, ...trapped(url), ...serverIs(url) }
  return JSON.stringify({ env, disableAllHooks: true })
}

/** Measured: in the desktop app the environment stands over the text given with `--settings`, so both name the server. */
export function serverIs(url: string): Readonly<Record<string, string>> {
  return { ANTHROPIC_BASE_URL: url }
}

/** What the client sees of the environment: all of it, but that it runs inside another client, and the project's programs. */
export function environmentFor(machine: Machine): Readonly<Record<string, string | undefined>> {
  const { CLAUDECODE: _, ...env } = machine.env
  return { ...env, PATH: ownPath(machine) }
}

/** Asks one word of the client, which finds no server but the one that is handed in. */
export function askClient(
  api: LoopbackApi,
  input: {
    readonly program: string
    readonly cwd: string
    readonly machine: Machine
    readonly flags: readonly string[]
    /** A folder that is not there yet. */
    readonly scratch: string
  },
): Promise<Ended> {
  const { program, cwd, machine, flags, scratch } = input
  return startClient({
    program,
    args: [
      ...['-p', 'hi', '--settings', settingsFor(api.url), '--strict-mcp-config'],
      ...['--tools', '', '--no-session-persistence', ...flags],
    ],
    cwd,
    env: {
      ...environmentFor(machine),
      ...gitOfItsOwn(machine, scratch),
      ...quieted,
      ...trapped(api.url),
      ...serverIs(api.url),
    },
    timeout,
  })
}

/** A server for as long as `work` takes, an empty folder where one is wanted, and the name of another. */
export async function withServer<T>(
  work: (given: {
    readonly api: LoopbackApi
    readonly empty: string
    readonly scratch: string
  }) => Promise<T>,
): Promise<T> {
  const api = await serveApi()
  const made = mkdtempSync(join(tmpdir(), 'authmd-prove-'))
  const root = realPathOf(made) ?? made
  const empty = join(root, 'empty')
  try {
    mkdirSync(empty)
    return await work({ api, empty, scratch: join(root, 'git') })
  } finally {
    api.close()
    rmSync(made, { recursive: true, force: true })
  }
}

/** The client makes a folder for each folder it was started in; that of an empty one is left nowhere. Full ones stay. */
export function forgetFolder(configuration: string, folder: string): void {
  const kept = join(configuration, 'projects', folder.replaceAll(/[^A-Za-z0-9]/g, '-'))
  for (const path of [join(kept, 'memory'), kept]) {
    try {
      rmdirSync(path)
    } catch {
      // It made none, or something is in it.
    }
  }
}
