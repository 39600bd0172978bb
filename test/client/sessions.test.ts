import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resolveInteractive } from '../../src/credentials/interactive.ts'
import { measuredVersion } from '../../src/credentials/measured-version.ts'
import type { Machine } from '../../src/io/machine/machine.ts'
import { probeCredentials } from '../../src/io/probe-credentials.ts'
import { hasTmux } from '../config/terminal.ts'
import { type InstalledClient, installClient, quietEnvironment } from './client-program.ts'
import { driveSession } from './drive-session.ts'
import { canGoOverEtc, overEtc } from './over-etc.ts'
import { randomSessions } from './random-sessions.ts'
import { type RecordedRow, recordedWorld } from './recorded-world.ts'
import { arrived, predicted } from './sent-headers.ts'
import { clientFolder, loadFakeApi } from './shared.ts'
import { writeWorld } from './write-world.ts'

const count = Number(process.env['AUTHMD_SESSIONS'] ?? 0)
const reason =
  process.platform !== 'linux' || process.arch !== 'x64'
    ? 'the client is installed for Linux on x64 only'
    : !hasTmux
      ? 'tmux is not there'
      : count > 0
        ? undefined
        : 'AUTHMD_SESSIONS is not set (N: the recorded sessions and N random ones)'
if (reason !== undefined)
  process.stderr.write(`SKIP 2: sessions of Claude Code ${measuredVersion} in a terminal: ${reason}\n`)

interface RecordedSession extends RecordedRow {
  readonly asks: readonly ('trust' | 'key')[] | null
  readonly answered: Readonly<Partial<Record<'trust' | 'key', string>>>
  readonly messageTyped: boolean
}

describe.skipIf(reason !== undefined)(
  `Claude Code ${measuredVersion} in a terminal asks and sends what doctor predicts`,
  () => {
    let client: InstalledClient
    beforeAll(() => {
      client = installClient(measuredVersion)
    }, 300_000)
    afterAll(() => client.remove())

    const drive = async (
      world: {
        readonly machine: Machine
        readonly answers: RecordedSession['answered']
        readonly command?: readonly string[]
      },
      server: Awaited<ReturnType<Awaited<ReturnType<typeof loadFakeApi>>['startServer']>>,
    ) => {
      const { asks, end, screen } = await driveSession({
        command: world.command ?? [client.file],
        cwd: world.machine.cwd,
        env: Object.fromEntries(
          Object.entries({ ...world.machine.env, TERM: 'xterm-256color' }).map(([name, value]) => [
            name,
            value ?? '',
          ]),
        ),
        answers: world.answers,
        isSeen: () => arrived(server.requests).request,
      })
      return { asks, end, screen, sent: arrived(server.requests) }
    }

    it('in every recorded session', async () => {
      const { startServer } = await loadFakeApi()
      const rows: readonly RecordedSession[] = JSON.parse(
        readFileSync(`${clientFolder}interactive.json`, 'utf8'),
      )
      // A first start goes through screens of its own, and asks Anthropic whether it is there.
      const fit = rows.filter(
        ({ asks, setup }) =>
          asks !== null && setup.modes === undefined && (setup.etc === undefined || canGoOverEtc()),
      )
      const differing: unknown[] = []
      for (const row of fit) {
        const server = await startServer({ mode: 'ok' })
        const address = `http://127.0.0.1:${server.port}`
        const world = recordedWorld(row, [address, address])
        try {
          const told = resolveInteractive(probeCredentials(world.machine, world.options).facts)
          const headers = predicted(world.machine, world.options, resolveInteractive)
          const command = overEtc(world.etc, world.root, [client.file, ...world.args])
          const found = await drive({ machine: world.machine, answers: row.answered, command }, server)
          const isSame = JSON.stringify(found.asks) === JSON.stringify(told.asks ?? [])
          // The prediction is for a key that is not allowed.
          const sends = found.end !== 'typed' || row.answered.key === 'yes' ? found.sent : headers
          if (!isSame || JSON.stringify(found.sent) !== JSON.stringify(sends))
            differing.push({ row: row.name, told: told.asks, headers, found })
        } finally {
          await server.close()
          world.remove()
        }
      }
      process.stderr.write(
        `${fit.length - differing.length} of ${fit.length} recorded sessions agree, ${rows.length - fit.length} left out\n`,
      )
      expect(differing).toEqual([])
    }, 5_400_000)

    it(`in ${count} random sessions`, async () => {
      const { startServer } = await loadFakeApi()
      const seed = Number(process.env['AUTHMD_SESSIONS_SEED'] ?? Date.now() % 1_000_000)
      const differing: unknown[] = []
      let requests = 0
      let asked = 0
      for (const [index, setup] of randomSessions(seed, count).entries()) {
        const server = await startServer({ mode: 'ok' })
        const base = `http://127.0.0.1:${server.port}`
        const written = writeWorld({ ...setup, env: { ANTHROPIC_BASE_URL: base, ...setup.env } }, base)
        const TMPDIR = join(written.root, 'tmp')
        mkdirSync(TMPDIR)
        const machine = { ...written.world, env: { ...quietEnvironment, ...written.world.env, TMPDIR } }
        try {
          const told = resolveInteractive(probeCredentials(machine).facts)
          const headers = predicted(machine, {}, resolveInteractive)
          const found = await drive({ machine, answers: { trust: 'yes', key: 'no' } }, server)
          if (found.sent.request) requests++
          if (found.asks.length > 0) asked++
          const isSame =
            found.end === 'typed' &&
            JSON.stringify(found.asks) === JSON.stringify(told.asks ?? []) &&
            JSON.stringify(found.sent) === JSON.stringify(headers)
          if (!isSame) differing.push({ seed, index, setup, told: told.asks, headers, found })
        } finally {
          await server.close()
          written.remove()
        }
      }
      process.stderr.write(
        `${count - differing.length} of ${count} random sessions agree, ${requests} of them with a request, ${asked} with a question (seed ${seed})\n`,
      )
      expect(differing).toEqual([])
    }, 5_400_000)
  },
)
