import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientFolder } from '../client/shared.ts'
import { noWindows, openWindows, type Windows } from '../support/windows/bench.ts'
import { compare, leaks } from '../support/windows/compare.ts'
import type { Row } from '../support/windows/row.ts'
import { runRow } from '../support/windows/run-row.ts'

/** Any file in this form: `AUTHMD_WINDOWS_ROWS=FILE`. */
const file = process.env['AUTHMD_WINDOWS_ROWS'] ?? `${clientFolder}rows-windows.json`
const reason = noWindows ?? (existsSync(file) ? undefined : 'the measured rows are not beside the repository')
if (reason !== undefined) process.stderr.write(`SKIP 1: rows of the Windows client: ${reason}\n`)

describe.skipIf(reason !== undefined)('doctor on Windows', () => {
  let windows: Windows
  beforeAll(async () => {
    windows = await openWindows()
  }, 300_000)
  afterAll(async () => windows?.close())

  it('predicts what the Windows client was measured to send, and marks what it does not know', async () => {
    const only = process.env['AUTHMD_WINDOWS_ONLY'] ?? ''
    const rows = (JSON.parse(readFileSync(file, 'utf8')) as readonly Row[]).filter(({ name }) =>
      name.includes(only),
    )
    const wrong: string[] = []
    const unknown: string[] = []
    const unreached: string[] = []
    for (const row of rows) {
      const { told, output, secrets } = await runRow(windows, row)
      if (leaks(output, secrets)) wrong.push(`${row.name}: characters of a value are in the output`)
      const verdict = compare(row.sent, told)
      if (verdict.outcome === 'unreached') unreached.push(`${row.group}: ${row.name}: reached no server`)
      if (verdict.outcome !== 'differs') continue
      const { evidence = 'none', unknownInputs = [] } = told?.resolution ?? {}
      const line = `${row.group}: ${row.name}: ${verdict.differences.join('; ')}${told === undefined ? ` (${output.slice(0, 200)})` : ''}`
      if (evidence === 'unknown' && unknownInputs.length > 0)
        unknown.push(`${line} [${unknownInputs.map(({ name }) => name).join(', ')}]`)
      else wrong.push(line)
    }
    const compared = rows.length - unreached.length
    const agree = compared - wrong.length - unknown.length
    process.stderr.write(
      `${rows.length} rows of Windows: ${agree} agree, ${wrong.length} wrong as measured, ${unknown.length} unknown, ${unreached.length} reached no server and were not compared\n${[...wrong, ...unknown, ...unreached].map(line => `  ${line}\n`).join('')}`,
    )
    expect(wrong.join('\n')).toBe('')
    expect(agree / compared).toBeGreaterThanOrEqual(0.97)
  }, 1_800_000)
})
