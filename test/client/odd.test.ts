import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { measuredVersion } from '../../src/credentials/measured-version.ts'
import type { ProbeOptions } from '../../src/io/probe-credentials.ts'
import { furtherRows } from '../credentials/further-rows.ts'
import { oddRows } from '../credentials/odd-rows.ts'
import { fileWith, settingsTypes } from '../credentials/settings-types.ts'
import { type InstalledClient, installClient } from './client-program.ts'
import type { Case } from './random-cases.ts'
import { canMake, sendOnce } from './send-once.ts'
import { loadFakeApi } from './shared.ts'
import type { Setup } from './write-world.ts'

/** Every Nth of the rows of `test/credentials/`. */
const every = Number(process.env['AUTHMD_ODD'] ?? 0)
const reason =
  process.platform !== 'linux' || process.arch !== 'x64'
    ? 'the client is installed for Linux on x64 only'
    : every > 0
      ? undefined
      : 'AUTHMD_ODD is not set (1: all rows, N: every Nth)'
if (reason !== undefined)
  process.stderr.write(`SKIP 1: odd set-ups, sent once more by Claude Code ${measuredVersion}: ${reason}\n`)

/** What would go to another server than the one of the test, or asks one first. */
const leaves =
  /https?:|_PROXY|_USE_(?!GATEWAY)|FEDERATION|forceLogin(?:OrgUUID|Gateway)|UNIX_SOCKET|refresh_token/i

function caseOf(setup: Setup, options: ProbeOptions = {}): Case {
  const descriptors = Object.entries(setup.machine ?? {}).filter(([path]) =>
    path.startsWith('/proc/self/fd/'),
  )
  const { settings, bare, restricted, settingSources } = options
  return {
    setup,
    options,
    fds: descriptors.map(([, text]) => text),
    flags: [
      ...(settings === undefined ? [] : ['--settings', settings]),
      ...(bare === true ? ['--bare'] : []),
      ...(restricted === true ? ['--restricted'] : []),
      ...(settingSources === undefined ? [] : ['--setting-sources', settingSources.join(',')]),
    ],
  }
}

/** Of each setting one value with which the file is read, and one for which it is dropped. */
const types = Object.entries(settingsTypes).flatMap(([key, { read, dropped }]) =>
  [...read.slice(0, 1), ...dropped.slice(0, 1)].map(value => ({
    name: `settings: ${key} ${JSON.stringify(value)}`,
    one: caseOf(fileWith(key, value)),
  })),
)

const rows = [
  ...[...Object.entries(oddRows), ...Object.entries(furtherRows)].flatMap(([group, found]) =>
    found.map(([title, setup, , options]) => ({ name: `${group}: ${title}`, one: caseOf(setup, options) })),
  ),
  ...types,
]

describe.skipIf(reason !== undefined)(`Claude Code ${measuredVersion} sends what the rows say`, () => {
  let client: InstalledClient
  beforeAll(() => {
    client = installClient(measuredVersion)
  }, 300_000)
  afterAll(() => client.remove())

  it('in every odd set-up that stays on this machine', async () => {
    const { startServer } = await loadFakeApi()
    const fit = rows.filter(
      ({ one }, index) => index % every === 0 && canMake(one) && !leaves.test(JSON.stringify(one)),
    )
    const differing: unknown[] = []
    let next = 0
    const worker = async () => {
      for (let row = fit[next++]; row !== undefined; row = fit[next++]) {
        const { told, sent } = await sendOnce(row.one, { program: client.file, startServer })
        if (JSON.stringify(sent) !== JSON.stringify(told)) differing.push({ row, told, sent })
      }
    }
    await Promise.all([worker(), worker()])
    process.stderr.write(
      `${fit.length - differing.length} of ${fit.length} odd set-ups agree, ${rows.length - fit.length} left out\n`,
    )
    expect(differing).toEqual([])
  }, 5_400_000)
})
