import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { DoctorFlags } from '../../src/cli/doctor/flags.ts'
import { type RecordedRow, recordedWorld, secretsOf } from '../client/recorded-world.ts'
import { clientFolder } from '../client/shared.ts'
import { runIn } from '../doctor/run-doctor.ts'

const forms: readonly DoctorFlags[] = [
  {},
  { json: true },
  { format: 'sarif' },
  { format: 'github' },
  { markdown: true },
  { quiet: true },
  { error: 'Invalid API key · Fix external API key' },
]

/** Six characters in a row of a secret that the text holds. */
function leakIn(text: string, secrets: readonly string[]): string | undefined {
  return secrets
    .flatMap(secret => Array.from({ length: secret.length - 5 }, (_, at) => secret.slice(at, at + 6)))
    .find(part => text.includes(part))
}

const rowsOf = (name: string): readonly RecordedRow[] =>
  JSON.parse(readFileSync(`${clientFolder}${name}`, 'utf8'))

/** Every form of output, of each row: one value that gets out anywhere is found here. */
async function outputsOf(row: RecordedRow): Promise<string> {
  const world = recordedWorld(row, ['http://127.0.0.1:9', 'http://127.0.0.1:10'])
  const { settings, bare, restricted, settingSources } = world.options
  const asked: DoctorFlags = {
    ...(settings === undefined ? {} : { settings }),
    ...(bare === undefined ? {} : { bare }),
    ...(restricted === undefined ? {} : { restricted }),
    ...(settingSources === undefined ? {} : { 'setting-sources': settingSources }),
  }
  try {
    let all = ''
    for (const form of forms) {
      const told = await runIn(world.machine, { flags: { ...asked, ...form } }).then(
        ({ stdout, stderr }) => stdout + stderr,
        // A call that is refused says why, and may not show a value either.
        (error: unknown) => (error instanceof Error ? `${error.message}\n${error.stack}` : String(error)),
      )
      all += told
    }
    return all
  } finally {
    world.remove()
  }
}

describe('no output shows six characters of a value in a row', () => {
  it.each(['rows.json', 'interactive.json'])(
    'in any form, of any row of %s',
    async name => {
      const rows = rowsOf(name)
      expect(rows.flatMap(secretsOf).length).toBeGreaterThan(rows.length / 2)
      const leaks: string[] = []
      for (const row of rows) {
        const text = await outputsOf(row)
        expect(text.length, row.name).toBeGreaterThan(100)
        const leak = leakIn(text, secretsOf(row))
        if (leak !== undefined) leaks.push(`${row.name}: ${leak}`)
      }
      expect(leaks).toEqual([])
    },
    600_000,
  )
})
