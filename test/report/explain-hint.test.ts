import { describe, expect, it } from 'vitest'
import { explainHint } from '../../src/report/explain-hint.ts'
import type { Finding, Refusal, Severity } from '../../src/types.ts'

const finding = (ruleId: string, severity: Severity): Finding => ({ ruleId, severity, reason: 'Something' })
const refusal = (ruleId: string): Refusal => ({
  ruleId,
  reason: 'Something',
  file: 'CLAUDE.md',
  fix: 'Mend it',
})

describe('the way on from findings', () => {
  it('is nothing where nothing was found', () => {
    expect(explainHint({ findings: [] })).toBeUndefined()
  })
  it('names the page, once for any number of one kind', () => {
    const findings = [finding('credential-in-file', 'error'), finding('credential-in-file', 'warning')]
    expect(explainHint({ findings })).toBe('`authmd explain credential-in-file` says more.')
  })
  it('says where its command is typed, and the pages that are read elsewhere', () => {
    const findings = [finding('credential-in-file', 'error')]
    expect(explainHint({ findings, tool: { program: 'authmd', where: 'in a clone' } })).toBe(
      '`authmd explain credential-in-file` (in a clone) says more.',
    )
    expect(explainHint({ findings, tool: { program: 'authmd', pages: 'The summary' } })).toMatch(
      /^The summary says more/,
    )
  })
  it('names the worst of several kinds: a refusal, then an error, a warning, a note', () => {
    const findings = [
      finding('section-kept', 'info'),
      finding('target-ignored', 'warning'),
      finding('key-in-example', 'error'),
    ]
    const others = '; each name in parentheses has such a page.'
    expect(explainHint({ findings })).toBe(`\`authmd explain key-in-example\` says more${others}`)
    expect(explainHint({ findings: findings.slice(0, 2) })).toContain('explain target-ignored`')
    expect(explainHint({ findings, refusals: [refusal('link-loop')] })).toContain('explain link-loop`')
  })
})
