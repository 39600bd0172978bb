import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it, vi } from 'vitest'
import { formatFindings } from '../../src/report/format-findings.ts'

vi.mock('../../src/address.ts', () => ({ address: 'https://github.com/example-org/auth' }))

it('SARIF of a project with an address names it, and the page of each rule at the version that found it', () => {
  const text = formatFindings(
    [{ ruleId: 'file-outdated', severity: 'warning', reason: 'It is so', file: 'a.md' }],
    { format: 'sarif', command: 'check', version: '1.2.3', exitCode: 1 },
  )
  const { driver } = JSON.parse(text).runs[0].tool
  const page = 'templates/explain/file-outdated.md'
  expect(driver.informationUri).toBe('https://github.com/example-org/auth')
  expect(driver.rules[0].helpUri).toBe(`https://github.com/example-org/auth/blob/v1.2.3/${page}`)
  expect(existsSync(fileURLToPath(new URL(`../../${page}`, import.meta.url)))).toBe(true)
})
