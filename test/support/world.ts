import { fileURLToPath } from 'node:url'
import type { World } from '../../src/cli/world.ts'

/** A world that keeps what was printed. */
export interface FakeWorld extends World {
  readonly printed: { readonly stdout: string; readonly stderr: string }
}

export interface WorldOptions {
  readonly argv?: readonly string[]
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly platform?: string
  readonly stdin?: string
  /** Whether all three streams are a terminal. */
  readonly isTTY?: boolean
  readonly columns?: number
}

/** A process that nobody else sees: an empty environment, no terminal, output kept. */
export function fakeWorld(options: WorldOptions = {}): FakeWorld {
  const printed = { stdout: '', stderr: '' }
  const { isTTY = false, columns = 80 } = options
  const output = (stream: 'stdout' | 'stderr') => ({
    isTTY,
    columns,
    write: (text: string) => {
      printed[stream] += text
    },
  })
  return {
    argv: options.argv ?? [],
    cwd: options.cwd ?? '/nowhere',
    env: options.env ?? {},
    platform: options.platform ?? 'linux',
    pid: 0,
    packageRoot: fileURLToPath(new URL('../../', import.meta.url)),
    stdin: {
      isTTY,
      read: () => options.stdin ?? '',
      bytes: () => new TextEncoder().encode(options.stdin ?? ''),
    },
    stdout: output('stdout'),
    stderr: output('stderr'),
    printed,
  }
}
