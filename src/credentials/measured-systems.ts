import type { Situation } from './types.ts'

/**
 * Where the client was run and its requests were looked at: `claude -p` on Linux and on Windows, a session in a terminal on
 * Linux alone. On macOS it never was: there the Keychain and the preferences of an administrator have a part as well.
 */
const systems = { print: ['linux', 'windows'], session: ['linux'] } as const

/** Whether the client was run in this way on the system of this situation; one that names none is no machine of its own. */
export function wasRun(way: keyof typeof systems, { os = 'linux' }: Pick<Situation, 'os'>): boolean {
  return systems[way].some(one => one === os)
}
