import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { measuredVersion } from '../../src/credentials/measured-version.ts'
import { type InstalledClient, installClient } from './client-program.ts'
import { randomCases } from './random-cases.ts'
import { canMake, sendOnce } from './send-once.ts'
import { loadFakeApi } from './shared.ts'

const version = measuredVersion
const asked = process.env['AUTHMD_CLIENT']
const count = asked === undefined || asked === '' ? 0 : asked === '1' ? 120 : Number(asked)
const reason =
  process.platform !== 'linux' || process.arch !== 'x64'
    ? 'the client is installed for Linux on x64 only'
    : count > 0
      ? undefined
      : 'AUTHMD_CLIENT is not set (1: 120 combinations, N: N of them)'
if (reason !== undefined)
  process.stderr.write(`SKIP 1: live comparison with Claude Code ${version}: ${reason}\n`)

describe.skipIf(reason !== undefined)(`Claude Code ${version} sends what the doctor predicts`, () => {
  let client: InstalledClient
  beforeAll(() => {
    client = installClient(version)
  }, 300_000)
  afterAll(() => client.remove())

  it(`in ${count} random combinations of sources and odd values`, async () => {
    expect(existsSync(client.file)).toBe(true)
    const { startServer } = await loadFakeApi()
    const seed = Number(process.env['AUTHMD_CLIENT_SEED'] ?? Date.now() % 1_000_000)
    const cases = randomCases(seed, count).filter(canMake)
    const differing: unknown[] = []
    let requests = 0
    let unknown = 0
    let next = 0
    const worker = async () => {
      while (next < cases.length) {
        const index = next++
        const one = cases[index]
        if (one === undefined) break
        const { told, sent, isKnown } = await sendOnce(one, { program: client.file, startServer })
        if (sent.request) requests++
        if (JSON.stringify(sent) === JSON.stringify(told)) continue
        // An answer that says of itself that it is unknown promises nothing; few may need that.
        if (isKnown) differing.push({ seed, index, one, told, sent })
        else unknown++
      }
    }
    await Promise.all([worker(), worker()])
    process.stderr.write(
      `${cases.length - differing.length - unknown} of ${cases.length} live combinations agree, ${requests} of them with a request, ${unknown} differ and were called unknown (seed ${seed})\n`,
    )
    expect(differing).toEqual([])
    expect(unknown).toBeLessThanOrEqual(Math.max(1, cases.length / 20))
  }, 5_400_000)
})
