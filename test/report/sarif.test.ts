import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { rulePages } from '../../src/cli/rule-pages.ts'
import { formatFindings } from '../../src/report/format-findings.ts'
import type { Finding } from '../../src/types.ts'
import { runDoctor } from '../doctor/run-doctor.ts'
import { authmd, repository } from '../repository/repository.ts'
import { repositoryWith, runScan } from '../scan/run-scan.ts'
import { fake } from '../secrets/fake.ts'
import { fakeWorld } from '../support/world.ts'

/** The schema of SARIF 2.1.0 as SchemaStore has it; of the package around it nothing is loaded. */
const schema = fileURLToPath(
  new URL('../../node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json', import.meta.url),
)
const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false })
addFormats.default(ajv)
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')))

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly Rule[] } }
    readonly automationDetails: { readonly id: string }
    readonly invocations: readonly { readonly toolExecutionNotifications?: readonly unknown[] }[]
    readonly results: readonly Result[]
  }[]
}
interface Rule {
  readonly id: string
  readonly shortDescription: { readonly text: string }
  readonly fullDescription?: { readonly text: string }
  readonly help?: { readonly text: string; readonly markdown: string }
  readonly properties: { readonly tags: readonly string[]; readonly 'security-severity'?: string }
}
interface Result {
  readonly ruleId: string
  readonly partialFingerprints: Readonly<Record<string, string>>
  readonly relatedLocations?: readonly unknown[]
}

/** The only run of a valid log. */
function runOf(text: string) {
  const log: Log = JSON.parse(text)
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true)
  const [run, other] = log.runs
  if (run === undefined || other !== undefined) throw new Error('a log has one run')
  return run
}

function sarifOf(findings: readonly Finding[]): string {
  const pageOf = rulePages(fakeWorld())
  return formatFindings(findings, {
    format: 'sarif',
    command: 'check',
    version: '1.2.3',
    exitCode: 1,
    pageOf,
  })
}

describe('the SARIF of a real run is valid, and tells all that its pages know', () => {
  it('of scan', async () => {
    const folder = repositoryWith({ 'src/[a](b).js': `const key = "${fake('api03')}"\n` })
    const run = runOf((await runScan(folder, ['--format', 'sarif'])).out)
    const [rule] = run.tool.driver.rules
    expect(rule).toMatchObject({
      id: 'credential-in-file',
      name: 'CredentialInFile',
      shortDescription: { text: 'A credential is written into a file.' },
      properties: { tags: ['authentication', 'security'], 'security-severity': '8.0' },
      defaultConfiguration: { level: 'error' },
    })
    expect(rule?.fullDescription?.text).toMatch(/^`authmd scan` found the shape of an Anthropic credential/)
    expect(rule?.help?.markdown).toContain('```sh\nauthmd scan\n')
    expect(run.automationDetails.id).toBe('authmd-scan/')
  })

  it('of check, with the other place where a finding speaks of two', async () => {
    const root = repository({ 'CLAUDE.md': '# A\n' })
    await authmd(root)
    const section = readFileSync(`${root}/CLAUDE.md`, 'utf8')
    const twice = repository({ 'CLAUDE.md': section, '.claude/CLAUDE.md': section })
    const run = runOf((await authmd(twice, ['check', '--format', 'sarif'])).stdout)
    const result = run.results.find(({ ruleId }) => ruleId === 'section-in-two-files')
    expect(result?.relatedLocations).toEqual([
      {
        id: 1,
        physicalLocation: {
          artifactLocation: { uri: 'CLAUDE.md', uriBaseId: '%SRCROOT%' },
          region: { startLine: 1 },
        },
        message: { text: 'Our markers stand here too' },
      },
    ])
  })

  it('of doctor', async () => {
    const { stdout } = await runDoctor({ flags: { format: 'sarif', error: '401 Invalid bearer token' } })
    const run = runOf(stdout)
    expect(run.results.length).toBeGreaterThan(0)
    for (const rule of run.tool.driver.rules) expect(rule.help?.text, rule.id).toContain('What to do')
  })
})

describe('sarif', () => {
  it('has a page for every rule that there is', () => {
    const ids = readdirSync('templates/explain').map(name => basename(name, '.md'))
    const findings = ids.map(
      (ruleId): Finding => ({ ruleId, severity: 'warning', reason: 'It is so', file: 'a.md' }),
    )
    const { rules } = runOf(sarifOf(findings)).tool.driver
    expect(rules.filter(({ help, fullDescription }) => !help?.text || !fullDescription?.text)).toEqual([])
    for (const { properties } of rules)
      expect(properties.tags.includes('security')).toBe(properties['security-severity'] !== undefined)
  })

  it('keeps to what GitHub takes: at most 5,000 results, the worst, and says how many are left out', () => {
    const findings = Array.from(
      { length: 6000 },
      (_, at): Finding => ({
        ruleId: 'file-outdated',
        severity: at < 5500 ? 'warning' : 'error',
        reason: 'It is so',
        file: `${at}.md`,
      }),
    )
    const { results, invocations } = runOf(sarifOf(findings))
    expect(results).toHaveLength(5000)
    expect(results[0]?.partialFingerprints).toEqual({ 'ruleFileNumber/v1': 'file-outdated/5500.md/1' })
    expect(JSON.stringify(invocations[0]?.toolExecutionNotifications)).toContain('1000 more findings')
  })
})
