import { describe, expect, it } from 'vitest'

const file = new URL('../../scripts/measure/report.mjs', import.meta.url).href
const { report } = (await import(file)) as {
  readonly report: (version: string, parts: readonly object[]) => string
}

const measured = { title: 'Recorded combinations', rows: 3, changes: [] }
const skipped = { title: 'Sessions', rows: 0, changes: [], skipped: 'tmux is not there' }
const endOf = (parts: readonly object[]) => report('9.9.9', parts).split('## What changed\n\n')[1]

describe('the report of a measured version', () => {
  it('says that nothing changed only where all was measured', () => {
    expect(endOf([measured])).toBe('Nothing changed.\n')
    expect(endOf([measured, skipped])).toBe(
      'Nothing changed in what was measured.\n\nNot measured: Sessions.\n',
    )
  })

  it('names what was not measured beside what changed', () => {
    const changed = { ...measured, changes: [{ what: 'K', before: 'a', now: 'b' }] }
    expect(endOf([changed, skipped])).toMatch(/\| K \| a \| b \|\n\nNot measured: Sessions\.\n$/)
  })
})
