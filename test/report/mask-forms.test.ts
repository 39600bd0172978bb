import { describe, expect, it } from 'vitest'
import { diffOf } from '../../src/report/diff.ts'
import { formatFindings } from '../../src/report/format-findings.ts'
import { formats } from '../../src/report/formats.ts'
import { markdownReport } from '../../src/report/markdown.ts'
import { mask } from '../../src/report/mask.ts'
import { PLAIN } from '../../src/report/paint.ts'
import { terminalDiff } from '../../src/report/terminal-diff.ts'
import { fake, fakeBody, leaks } from '../secrets/fake.ts'
import { secretForms as forms } from './secret-forms.ts'
import { secretPlaces } from './secret-places.ts'

const secretForms: typeof forms = { ...forms, ...secretPlaces }

/** Nothing of them has a shape by which it could be known: the place has to tell. */
const secrets = {
  'of Anthropic': fake('api03', 4),
  'letters and digits': fakeBody(40, 9).replace(/[-_]/g, 'q'),
  hexadecimal: [3, 5, 8].map(n => (n * 2654435761).toString(16).padStart(12, '7a9')).join(''),
  base64: `${fakeBody(20, 3).replace(/[-_]/g, '+')}/${fakeBody(17, 5).replace(/[-_]/g, 'Z')}==`,
  'a password with signs': `P4$${'w0'}@rd/9'x!${fakeBody(12, 2)}`,
} as const

const finding = (text: string) => ({
  ruleId: 'value-quoted',
  severity: 'error' as const,
  reason: text,
  file: 'a.txt',
  expected: text,
  actual: text,
  fix: text,
})

async function outputs(text: string): Promise<Readonly<Record<string, string>>> {
  // The line before the form is what changes, so that the form is context, cut wherever the hunk ends.
  const lines = (first: string) => `${first}\n1\n2\n3\n${text}\n`
  const changed = await diffOf({ path: 'a.txt', before: lines('a'), after: lines('b') })
  const added = await diffOf({ path: 'a.txt', before: undefined, after: text })
  const replaced = await diffOf({ path: 'a.txt', before: text, after: 'x\n' })
  const hunkStartsInside = await diffOf({
    path: 'a.txt',
    before: `${text}\n1\n2\n3\n`,
    after: `${text}\n1\n2\nx\n`,
  })
  const report = {
    command: 'check',
    version: '0',
    exitCode: 1 as const,
    findings: [finding(text)],
    edits: [{ path: 'a.txt', status: 'changed' as const, diff: added }],
  }
  return {
    mask: mask(text),
    changed,
    added,
    replaced,
    hunkStartsInside,
    terminal: terminalDiff(changed + added, PLAIN),
    markdown: markdownReport(report),
    ...Object.fromEntries(
      formats.map(format => [format, formatFindings(report.findings, { ...report, format, paint: PLAIN })]),
    ),
  }
}

describe('a secret in the form', () => {
  it.each(Object.keys(secretForms))('%s shows no 6 characters in any output', async name => {
    const form = secretForms[name]
    for (const [kind, value] of Object.entries(secrets)) {
      const text = form?.(value) ?? ''
      for (const [output, shown] of Object.entries(await outputs(text)))
        expect(leaks(value.replace(/^sk-ant-api03-/, ''), shown), `${kind} as ${output}: ${shown}`).toBe(
          false,
        )
    }
  })

  it('is one of at least 300', () => {
    expect(Object.keys(secretForms).length).toBeGreaterThanOrEqual(300)
  })
})

/** Without a name or a shape nothing tells a secret from any other word. SECURITY.md says so. */
describe('left alone by design', () => {
  const value = secrets['letters and digits']
  it.each([
    ['a word of letters in prose', 'The password is correcthorsebattery.'],
    ['a name that stands for no secret', `GREETING=${value}`],
    ['a plain key of a map', `key: ${value}`],
    ['a short word in another column of a table', '| API_KEY | yes | sesame |'],
    ['what is random, with no word for a secret near', `See ${value}.`],
    ['a word of letters alone, after a colon', 'password: correcthorsebattery'],
    ['a line of a file that has no names', `host.test:5432:db:user:${value}`],
  ])('%s', (_, text) => {
    expect(mask(text)).toBe(text)
  })
})
