import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { resolve } from '../../src/credentials/order.ts'
import { quietEnvironment } from './client-program.ts'
import { canGoOverEtc, overEtc } from './over-etc.ts'
import type { Case } from './random-cases.ts'
import { runProgram } from './run-program.ts'
import { arrived, predicted, type Sent } from './sent-headers.ts'
import type { FakeApi } from './shared.ts'
import { writeWorld } from './write-world.ts'

const administrators = '/etc/claude-code/'

/** Whether the set-up can be made here: of files of the machine only an administrator's, which need mounts, and descriptors. */
export function canMake({ setup }: Pick<Case, 'setup'>): boolean {
  const paths = Object.keys(setup.machine ?? {}).filter(path => !path.startsWith('/proc/self/fd/'))
  return paths.length === 0 || (paths.every(path => path.startsWith(administrators)) && canGoOverEtc())
}

/** What is predicted for a set-up, and what the client then sends in it to a server on loopback. */
export async function sendOnce(
  { setup, options, flags, fds }: Case,
  { program, startServer }: { readonly program: string; readonly startServer: FakeApi['startServer'] },
): Promise<{ readonly told: Sent; readonly sent: Sent; readonly isKnown: boolean }> {
  const server = await startServer({ mode: 'ok' })
  const base = `http://127.0.0.1:${server.port}`
  const written = writeWorld({ ...setup, env: { ANTHROPIC_BASE_URL: base, ...setup.env } }, base)
  try {
    const env = { ...quietEnvironment, ...written.world.env, TMPDIR: join(written.root, 'tmp') }
    mkdirSync(env.TMPDIR)
    let isKnown = true
    const told = predicted({ ...written.world, env }, options, facts => {
      const resolution = resolve(facts)
      isKnown = resolution.evidence !== 'unknown'
      return resolution
    })
    const command = overEtc(writeEtc(setup.machine, written.root), written.root, [
      program,
      ...flags,
      '-p',
      'hi',
    ])
    await runProgram(command, { cwd: written.world.cwd, env, fds, scratch: written.root })
    return { told, sent: arrived(server.requests), isKnown }
  } finally {
    await server.close()
    written.remove()
  }
}

/** The folder that stands for the administrator's, where the set-up has files there. */
function writeEtc(machine: Case['setup']['machine'], root: string): string | undefined {
  const files = Object.entries(machine ?? {}).filter(([path]) => path.startsWith(administrators))
  if (files.length === 0) return undefined
  const etc = join(root, 'etc')
  for (const [path, text] of files) {
    const file = join(etc, path.slice(administrators.length))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return etc
}
