import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { measuredVersion } from '../../src/credentials/measured-version.ts'
import { loadFakeApi } from '../client/shared.ts'
import { noWindows, openWindows, type Windows } from '../support/windows/bench.ts'
import { installWindowsClient, noWindowsClient, type WindowsClient } from '../support/windows/client.ts'
import { compare, leaks } from '../support/windows/compare.ts'
import { inRow } from '../support/windows/run-row.ts'
import { randomSetups } from './random/setups.ts'
import { sentBy } from './sent-by.ts'

const asked = process.env['AUTHMD_WINDOWS_CLIENT'] ?? ''
const count = asked === '1' ? 100 : Number(asked)
const reason =
  count > 0
    ? (noWindows ?? noWindowsClient)
    : 'AUTHMD_WINDOWS_CLIENT is not set (1: 100 combinations, N: N of them; it installs the client from the registry)'
if (reason !== undefined)
  process.stderr.write(`SKIP 1: live comparison with Claude Code ${measuredVersion} for Windows: ${reason}\n`)

describe.skipIf(reason !== undefined)(
  `Claude Code ${measuredVersion} for Windows sends what the doctor predicts`,
  () => {
    let client: WindowsClient
    const machines: Windows[] = []
    beforeAll(async () => {
      client = installWindowsClient(measuredVersion)
      for (let n = 0; n < Math.min(2, count); n++) {
        const windows = await openWindows()
        machines.push(windows)
        client.put(windows.drive)
      }
    }, 600_000)
    afterAll(async () => {
      for (const windows of machines) await windows.close()
      client?.remove()
    })

    it(`in ${count} random combinations`, async () => {
      const { startServer } = await loadFakeApi()
      const seed = Number(process.env['AUTHMD_WINDOWS_SEED'] ?? Date.now() % 1_000_000)
      // Of a run that is repeated, the set-ups of these numbers.
      const only = process.env['AUTHMD_WINDOWS_CASES']
      const differing: string[] = []
      let requests = 0
      let unknown = 0
      let unreached = 0
      const setups = randomSetups(seed, count)
        .map((one, index) => ({ ...one, index }))
        .filter(({ index }) => only === undefined || only.split(',').includes(String(index)))
      let next = 0
      const worker = async (windows: Windows) => {
        for (let one = setups[next++]; one !== undefined; one = setups[next++]) {
          const { setup, index } = one
          const server = await startServer({ mode: 'ok' })
          const base = `http://127.0.0.1:${server.port}`
          try {
            const row = { setup, servers: { '@API@': base, '@API2@': base } }
            const { answer, printed } = await inRow(windows, row, async ({ tell, send }) => ({
              answer: await tell(),
              printed: await send(),
            }))
            const told = answer.told?.resolution
            const sent = sentBy(one, { requests: server.requests, printed, told: answer.told })
            if (sent.request === true) requests += 1
            const verdict = compare(sent, answer.told)
            const wrong = verdict.outcome === 'differs' ? [...verdict.differences] : []
            if (leaks(answer.output, answer.secrets)) wrong.push('characters of a value are in the output')
            if (wrong.length === 0) {
              if (verdict.outcome === 'unreached') unreached += 1
              continue
            }
            const silent = told === undefined ? ` (${answer.output.slice(0, 400)})` : ''
            process.stderr.write(`${index}: ${wrong.join('; ')}${silent}\n`)
            // An answer that says of itself that it is unknown promises nothing; few may need that.
            if (told?.evidence === 'unknown') unknown += 1
            else differing.push(JSON.stringify({ seed, index, wrong, setup, sent, told, printed }))
          } finally {
            await server.close()
          }
        }
      }
      await Promise.all(machines.map(worker))
      const all = setups.length
      process.stderr.write(
        `${all - differing.length - unknown - unreached} of ${all} live combinations of Windows agree, ${requests} requests were seen, ${unknown} differ and were called unknown, ${unreached} reached no server and were not compared (seed ${seed})\n`,
      )
      expect(differing.join('\n')).toBe('')
      expect(unknown).toBeLessThanOrEqual(Math.max(1, all / 20))
    }, 3_600_000)
  },
)
