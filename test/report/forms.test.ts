import { describe, expect, it } from 'vitest'
import { editReports } from '../../src/report/edit-reports.ts'
import { prettyFindings } from '../../src/report/findings.ts'
import { formatFindings } from '../../src/report/format-findings.ts'
import { markdownReport } from '../../src/report/markdown.ts'
import { COLORED, PLAIN, paintFor } from '../../src/report/paint.ts'
import type { Report } from '../../src/report/report.ts'
import type { Finding, Refusal } from '../../src/types.ts'
import { fake, leaks } from '../secrets/fake.ts'
import { reportSchema } from './schema.ts'

const key = fake('oat01', 5)
const body = key.slice(13)

const findings: readonly Finding[] = [
  { ruleId: 'small-thing', severity: 'info', reason: 'A note about the repository' },
  {
    ruleId: 'value-broken',
    severity: 'error',
    reason: `The value ${key} in this file is cut off at 100%`,
    file: 'docs/a,b:c.md',
    line: 7,
    expected: 'one line',
    actual: `\x1b[2J${key}`,
    fix: `unset ANTHROPIC_API_KEY\nexport ANTHROPIC_API_KEY=${key}`,
    url: 'https://example.test/value-broken',
  },
  {
    ruleId: 'odd-file',
    severity: 'warning',
    reason: 'Ask @octocat about <b>it</b>\r\n::error::forged',
    file: 'new\nline\x1b]0;x\x07.md',
  },
]
const refusals: readonly Refusal[] = [
  {
    ruleId: 'marker-open',
    reason: 'The end marker is missing',
    file: 'CLAUDE.md',
    line: 3,
    fix: 'Delete the start marker',
  },
]
const report: Report = { command: 'check', version: '1.2.3', exitCode: 1, findings, refusals }

describe('every form', () => {
  it.each(['pretty', 'json', 'sarif', 'github'] as const)(
    '%s shows no value, and no text can steer a terminal',
    format => {
      const text = formatFindings(findings, { ...report, format })
      expect(leaks(body, text)).toBe(false)
      expect(text).toContain('sk-ant-oat01-…')
      expect(text).not.toMatch(/[\0-\t\v-\x1f\x7f-\x9f\u202e]/)
      expect(leaks(body, markdownReport(report))).toBe(false)
    },
  )
})

describe('pretty', () => {
  it('gives one line per finding, the worst first, with the fix below', () => {
    expect(prettyFindings({ findings, refusals })).toBe(
      [
        'error    CLAUDE.md:3  The end marker is missing  (marker-open)',
        '         fix: Delete the start marker',
        'error    docs/a,b:c.md:7  The value sk-ant-oat01-…(108 characters) in this file is cut off at 100%  (value-broken)',
        '         expected: one line',
        '         actual: \\x1b[2Jsk-ant-oat01-…(108 characters)',
        '         fix: unset ANTHROPIC_API_KEY',
        '              export ANTHROPIC_API_KEY=sk-ant-oat01-…(108 characters)',
        'warning  new\\nline\\x1b]0;x\\x07.md  Ask @octocat about <b>it</b>\\r\\n::error::forged  (odd-file)',
        'info     A note about the repository  (small-thing)',
        '',
      ].join('\n'),
    )
  })

  it('wraps a reason to the width of the terminal, never a fix', () => {
    const reason = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen'
    const fix = `claude ${'--flag '.repeat(20)}end`
    const lines = prettyFindings(
      { findings: [{ ruleId: 'long', severity: 'error', reason, file: 'a.md', fix }] },
      { columns: 50 },
    ).split('\n')
    expect(lines.filter(line => line.length > 50)).toEqual([`         fix: ${fix}`])
    expect(
      lines
        .slice(0, -2)
        .map(line => line.trim())
        .join(' ')
        .replace(/ +/g, ' '),
    ).toBe(`error a.md ${reason} (long)`)
  })

  it('colours by severity, and drops no text for it', () => {
    const plain = prettyFindings({ findings, refusals }, { columns: 80 })
    const colored = prettyFindings({ findings, refusals }, { columns: 80, paint: COLORED })
    expect(colored).toContain('\x1b[31merror')
    expect(colored.replace(/\x1b\[\d+m/g, '')).toBe(plain)
  })
})

describe('json', () => {
  it('is what the shipped JSON Schema says, with edits, profile and the fields of a command', async () => {
    const edits = await editReports([
      { target: 'claude-md', path: 'CLAUDE.md', before: undefined, after: `# A\n${key}\n` },
      { target: 'gitignore', path: '.gitignore', before: 'a\n', after: 'b\n' },
      { target: 'guide', path: 'old.md', before: 'a\n', after: undefined },
      { target: 'guide', path: 'same.md', before: 'a\n', after: 'a\n' },
    ])
    const profile = { os: ['macos'], shells: ['zsh'], environments: [], provider: 'anthropic' } as const
    const text = formatFindings(findings, {
      ...report,
      edits,
      profile,
      format: 'json',
      extra: {
        resolution: { xApiKey: 'shell:ANTHROPIC_API_KEY', note: key },
        env: { MY_API_KEY: 'hunter2hunter2' },
        ok: true,
      },
    })
    const document = JSON.parse(text)
    expect(reportSchema().safeParse(document).error).toBeUndefined()
    expect(document.edits.map((edit: { path: string; status: string }) => [edit.path, edit.status])).toEqual([
      ['CLAUDE.md', 'created'],
      ['.gitignore', 'changed'],
      ['old.md', 'deleted'],
    ])
    expect(document).toMatchObject({
      schemaVersion: 1,
      tool: 'authmd',
      version: '1.2.3',
      command: 'check',
      ok: false,
      exitCode: 1,
      profile,
    })
    expect(document.resolution.xApiKey).toBe('shell:ANTHROPIC_API_KEY')
    expect(leaks(body, text)).toBe(false)
    expect(text).not.toContain('hunter2')
  })

  it('fails the schema when the envelope is broken', () => {
    const schema = reportSchema()
    const good = JSON.parse(formatFindings([], { ...report, format: 'json' }))
    expect(schema.safeParse(good).success).toBe(true)
    for (const bad of [
      { ...good, exitCode: 3 },
      { ...good, findings: undefined },
      { ...good, findings: [{ ruleId: 'X', severity: 'error', reason: '' }] },
      { ...good, findings: [{ ruleId: 'x', severity: 'fatal', reason: '' }] },
      { ...good, edits: [{ path: 'a', before: 'text' }] },
    ])
      expect(schema.safeParse(JSON.parse(JSON.stringify(bad))).success, JSON.stringify(bad)).toBe(false)
  })
})

describe('sarif', () => {
  const log = JSON.parse(formatFindings([...findings, ...findings], { ...report, format: 'sarif' }))
  const run = log.runs[0]

  it('names each rule once, with its page, and points each result at its rule and place', () => {
    expect(log.version).toBe('2.1.0')
    expect(run.columnKind).toBe('utf16CodeUnits')
    expect(run.tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual([
      'marker-open',
      'value-broken',
      'odd-file',
      'small-thing',
    ])
    expect(run.tool.driver.rules[1].helpUri).toBe('https://example.test/value-broken')
    for (const result of run.results) {
      expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId)
      expect(result.locations).toHaveLength(1)
    }
    expect(run.results[1].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'docs/a%2Cb%3Ac.md', uriBaseId: '%SRCROOT%' },
      region: { startLine: 7 },
    })
    expect(run.results.map((result: { level: string }) => result.level)).toEqual([
      'error',
      'error',
      'error',
      'warning',
      'warning',
      'note',
      'note',
    ])
  })

  it('gives each result a fingerprint of its own that no value goes into', () => {
    const prints = run.results.map(
      (result: { partialFingerprints: Record<string, string> }) =>
        Object.values(result.partialFingerprints)[0],
    )
    expect(new Set(prints).size).toBe(prints.length)
    expect(prints[1]).toBe('value-broken/docs/a%2Cb%3Ac.md/1')
    const other = findings.map(finding => ({
      ...finding,
      reason: finding.reason.replaceAll(key, fake('oat01', 6)),
    }))
    const again = JSON.parse(formatFindings([...other, ...other], { ...report, format: 'sarif' }))
    expect(
      again.runs[0].results.map((result: { partialFingerprints: object }) => result.partialFingerprints),
    ).toEqual(run.results.map((result: { partialFingerprints: object }) => result.partialFingerprints))
  })
})

describe('github', () => {
  const lines = formatFindings(findings, { ...report, format: 'github' }).split('\n')

  it('escapes what would end a property or a line, so that no text can forge a command', () => {
    expect(lines[1]).toBe(
      '::error file=docs/a%2Cb%3Ac.md,line=7,title=authmd%3A value-broken::The value sk-ant-oat01-…(108 characters) in this file is cut off at 100%25%0Aunset ANTHROPIC_API_KEY%0Aexport ANTHROPIC_API_KEY=sk-ant-oat01-…(108 characters)',
    )
    expect(lines.filter(line => line !== '')).toHaveLength(4)
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/^::(?:error|warning|notice) /)
  })
})

describe('markdown', () => {
  it('lets no text mention a person, open a tag or leave its fence', async () => {
    const edits = await editReports([
      { target: 'guide', path: 'a`b.md', before: '```\n', after: '````\n@x\n' },
    ])
    const text = markdownReport({ ...report, edits })
    expect(text).toContain('Ask @\u200boctocat about \\<b\\>it\\</b\\>')
    expect(text).toContain('Changed: ``a`b.md``\n\n`````diff\n')
    expect(text).toContain('2 errors, 1 warning, 1 note.')
  })

  it('says so when there is nothing', () => {
    expect(markdownReport({ command: 'check', version: '1', exitCode: 0, findings: [] })).toBe(
      '### authmd check\n\nNothing to report.\n',
    )
  })
})

describe('paintFor', () => {
  it.each([
    [{ isTTY: true, env: {} }, COLORED],
    [{ isTTY: false, env: {} }, PLAIN],
    [{ isTTY: true, env: { NO_COLOR: '1' } }, PLAIN],
    [{ isTTY: true, env: { NO_COLOR: '' } }, COLORED],
    [{ isTTY: false, env: { FORCE_COLOR: '1', NO_COLOR: '1' } }, COLORED],
    [{ isTTY: true, env: { FORCE_COLOR: '0' } }, PLAIN],
    [{ isTTY: true, env: { FORCE_COLOR: '1' }, flag: false }, PLAIN],
    [{ isTTY: true, env: { TERM: 'dumb' } }, PLAIN],
  ])('goes by flag, FORCE_COLOR, NO_COLOR and terminal, in this order: %j', (options, paint) => {
    expect(paintFor(options)).toBe(paint)
  })
})
