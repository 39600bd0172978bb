import { expect, it } from 'vitest'
import { formatFindings } from '../../src/report/format-findings.ts'
import type { Finding } from '../../src/types.ts'

const many = (count: number, file: string): readonly Finding[] =>
  Array.from({ length: count }, (_, at) => ({
    ruleId: 'markers-nested',
    severity: 'warning',
    reason: 'Here',
    file,
    line: at + 1,
  }))

const options = { command: 'check', version: '1', exitCode: 1 } as const

it.each(['pretty', 'github', 'json', 'sarif'] as const)(
  '%s tells the first hundred of a kind in a file, counts the rest, and loses nothing of another file',
  format => {
    const findings = [...many(300, 'a.md'), ...many(3, 'b.md')]
    const text = formatFindings(findings, { ...options, format })
    expect(text.match(/Here/g)).toHaveLength(103)
    expect(text.match(/And 200 more of this kind in the file, from here on/g)).toHaveLength(1)
    expect(formatFindings(many(101, 'a.md'), { ...options, format }).match(/Here/g)).toHaveLength(101)
  },
)

it('an error behind a hundred warnings of its kind is told', () => {
  const [first] = many(1, 'a.md')
  const findings: readonly Finding[] = [
    ...many(300, 'a.md'),
    ...(first === undefined ? [] : [{ ...first, severity: 'error', reason: 'Wrong' } as const]),
  ]
  expect(formatFindings(findings, { ...options, format: 'pretty' })).toContain('Wrong')
})

it('refusals are counted as findings are', () => {
  const refusals = Array.from({ length: 5000 }, (_, line) => ({
    ruleId: 'markers-nested',
    reason: 'Here',
    fix: 'Mend it.',
    file: 'a.md',
    line,
  }))
  for (const format of ['pretty', 'json'] as const) {
    const text = formatFindings([], { ...options, format, refusals })
    expect(text.match(/Here/g)).toHaveLength(100)
    expect(text).toContain('And 4900 more')
  }
})
