import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { measuredVersion } from '../../src/credentials/measured-version.ts'
import { resolve } from '../../src/credentials/order.ts'
import { type InstalledClient, installClient } from './client-program.ts'
import { overEtc } from './over-etc.ts'
import { type RecordedRow, recordedWorld } from './recorded-world.ts'
import { runProgram } from './run-program.ts'
import { arrived, predicted } from './sent-headers.ts'
import { clientFolder, loadFakeApi } from './shared.ts'

/** Every Nth of the recorded rows; all the others are left out. */
const every = Number(process.env['AUTHMD_REPLAY'] ?? 0)
const reason =
  process.platform !== 'linux' || process.arch !== 'x64'
    ? 'the client is installed for Linux on x64 only'
    : process.getuid?.() !== 0
      ? 'only root can give the client an administrator’s settings'
      : every > 0
        ? undefined
        : 'AUTHMD_REPLAY is not set (1: all rows, N: every Nth)'
if (reason !== undefined)
  process.stderr.write(`SKIP 1: recorded rows, sent once more by Claude Code ${measuredVersion}: ${reason}\n`)

/** A server that has to answer something else than a message. */
const needsMore = (row: RecordedRow) =>
  row.setup.modes !== undefined || row.sent.request === 'tried' || row.sent.stops === true

describe.skipIf(reason !== undefined)(`Claude Code ${measuredVersion} sends what was recorded`, () => {
  let client: InstalledClient
  beforeAll(() => {
    client = installClient(measuredVersion)
  }, 300_000)
  afterAll(() => client.remove())

  it('in every recorded set-up, and it is what doctor predicts', async () => {
    const { startServer } = await loadFakeApi()
    const recorded: readonly RecordedRow[] = JSON.parse(readFileSync(`${clientFolder}rows.json`, 'utf8'))
    const rows = recorded.filter((row, index) => index % every === 0 && !needsMore(row))
    const differing: unknown[] = []
    let next = 0
    const worker = async () => {
      for (let row = rows[next++]; row !== undefined; row = rows[next++]) {
        const servers = [await startServer({ mode: 'ok' }), await startServer({ mode: 'ok' })] as const
        const world = recordedWorld(row, [
          `http://127.0.0.1:${servers[0].port}`,
          `http://127.0.0.1:${servers[1].port}`,
        ])
        try {
          const told = predicted(world.machine, world.options, resolve)
          const command = overEtc(world.etc, world.root, [client.file, ...world.args, '-p', 'hi'])
          await runProgram(command, {
            cwd: world.machine.cwd,
            env: world.machine.env,
            fds: world.fds,
            scratch: world.root,
          })
          const sent = arrived(servers.flatMap(({ requests }) => requests))
          if (JSON.stringify(sent) !== JSON.stringify(told))
            differing.push({ row: row.name, recorded: row.sent, told, sent })
        } finally {
          for (const server of servers) await server.close()
          world.remove()
        }
      }
    }
    await Promise.all([worker(), worker()])
    process.stderr.write(
      `${rows.length - differing.length} of ${rows.length} recorded rows agree, ${recorded.length - rows.length} left out\n`,
    )
    expect(differing).toEqual([])
  }, 5_400_000)
})
