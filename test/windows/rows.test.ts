import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientFolder } from '../client/shared.ts'
import { noWindows, openWindows, type Windows } from '../support/windows/bench.ts'
import { differences, leaks } from '../support/windows/compare.ts'
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
    for (const row of rows) {
      const { told, output, secrets } = await runRow(windows, row)
      if (leaks(output, secrets)) wrong.push(`${row.name}: characters of a value are in the output`)
      const found = differences(row.sent, told)
      if (found.length === 0) continue
      const { evidence = 'none', unknownInputs = [] } = told?.resolution ?? {}
      const line = `${row.group}: ${row.name}: ${found.join('; ')}${told === undefined ? ` (${output.slice(0, 200)})` : ''}`
      if (evidence === 'unknown' && unknownInputs.length > 0)
        unknown.push(`${line} [${unknownInputs.map(({ name }) => name).join(', ')}]`)
      else wrong.push(line)
    }
    const agree = rows.length - wrong.length - unknown.length
    process.stderr.write(
      `${rows.length} rows of Windows: ${agree} agree, ${wrong.length} wrong as measured, ${unknown.length} unknown\n${[...wrong, ...unknown].map(line => `  ${line}\n`).join('')}`,
    )
    expect(wrong.join('\n')).toBe('')
    expect(agree / rows.length).toBeGreaterThanOrEqual(0.97)
  }, 1_800_000)
})
