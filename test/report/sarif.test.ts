import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { rulePages } from '../../src/cli/rule-pages.ts'
import { formatFindings } from '../../src/report/format-findings.ts'
import type { Finding } from '../../src/types.ts'
import { runDoctor } from '../doctor/run-doctor.ts'
import { authmd, repository } from '../repository/repository.ts'
import { git, put, repositoryWith, runScan } from '../scan/run-scan.ts'
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
  readonly message: { readonly text: string }
  readonly locations: readonly {
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } }
  }[]
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

function sarifOf(findings: readonly Finding[], command = 'check'): string {
  const pageOf = rulePages(fakeWorld())
  return formatFindings(findings, {
    format: 'sarif',
    command,
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
      shortDescription: { text: 'A file contains a key or token.' },
      properties: { tags: ['authentication', 'security'], 'security-severity': '8.0' },
      defaultConfiguration: { level: 'error' },
    })
    expect(rule?.fullDescription?.text).toMatch(
      /^`authmd scan` found something shaped like an Anthropic key or token/,
    )
    expect(rule?.help?.markdown).toContain('```sh\nauthmd scan\n')
    expect(run.automationDetails.id).toBe('authmd-scan/')
  })

  it('of scan and of check, with each file from the top of its repository, however it was named', async () => {
    const folder = repositoryWith({ 'packages/a/key.txt': `${fake('api03')}\n` })
    const uris = (text: string) =>
      runOf(text).results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri)
    const below = join(folder, 'packages/a')
    for (const [cwd, name] of [
      [folder, 'packages/a/key.txt'],
      [below, 'key.txt'],
      [below, '.'],
      [join(folder, 'packages'), join(below, 'key.txt')],
    ] as const)
      expect(uris((await runScan(cwd, ['--format', 'sarif', name])).out), name).toEqual([
        'packages/a/key.txt',
      ])
    const { stdout } = await authmd(below, ['check', '--format', 'sarif', '.'])
    expect(uris(stdout)).toContain('packages/a/CLAUDE.md')
    const two = await authmd(folder, ['check', '--format', 'github', 'packages/a', 'packages'])
    expect(two.stdout).toMatch(/^::error file=packages\/a\/CLAUDE\.md,/m)
  })

  it('of check, with the other place where a finding speaks of two', async () => {
    const root = repository({ 'CLAUDE.md': '# A\n' })
    await authmd(root)
    const section = readFileSync(`${root}/CLAUDE.md`, 'utf8')
    const twice = repository({ 'CLAUDE.md': section, '.claude/CLAUDE.md': `# B\n\n${section}` })
    const run = runOf((await authmd(twice, ['check', '--format', 'sarif'])).stdout)
    const result = run.results.find(({ ruleId }) => ruleId === 'section-in-two-files')
    expect(result?.relatedLocations).toEqual([
      {
        id: 1,
        physicalLocation: {
          artifactLocation: { uri: 'CLAUDE.md', uriBaseId: '%SRCROOT%' },
          region: { startLine: 3 },
        },
        message: { text: 'Our markers are here too' },
      },
    ])
    expect(result?.locations[0]?.physicalLocation).toMatchObject({
      artifactLocation: { uri: '.claude/CLAUDE.md' },
      region: { startLine: 5 },
    })
    // GitHub shows a related place only where the message links to its id.
    expect(result?.message.text).toMatch(/\nOur markers are here too: \[CLAUDE\.md:3\]\(1\)$/)
  })

  it('of doctor', async () => {
    const { stdout } = await runDoctor({ flags: { format: 'sarif', error: '401 Invalid bearer token' } })
    const run = runOf(stdout)
    expect(run.results.length).toBeGreaterThan(0)
    for (const rule of run.tool.driver.rules) expect(rule.help?.text, rule.id).toContain('What to do')
  })
})

describe('a finding about a file that lies in no repository', () => {
  const findings = ['~/.claude/settings.json', '/etc/claude-code/x.json', 'C:\\Users\\a\\x.json'].map(
    (file): Finding => ({ ruleId: 'value-quoted', severity: 'error', reason: 'It is so', file, line: 2 }),
  )

  it('is about the repository for code scanning, and says where it is', () => {
    const { results } = runOf(sarifOf(findings, 'doctor'))
    for (const [at, { locations, message }] of results.entries()) {
      expect(locations[0]?.physicalLocation.artifactLocation.uri).toBe('.')
      expect(message.text).toBe(`${findings[at]?.file}:2: It is so`)
    }
  })

  it('is annotated at no file, and says where it is', () => {
    const text = formatFindings(findings, { format: 'github', command: 'doctor', version: '1', exitCode: 1 })
    expect(text).toContain('::error title=authmd%3A value-quoted::~/.claude/settings.json:2: It is so\n')
    expect(text).not.toContain('file=')
  })

  it('of a repository may be called anything else', () => {
    const odd = ['~', '~/a.md', '~x/a.md', 'etc/a.md', 'C: d.md']
    const { results } = runOf(sarifOf(odd.map(file => ({ ...(findings[0] as Finding), file }))))
    const uris = results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri)
    const text = formatFindings([{ ...(findings[0] as Finding), file: '~/a.md' }], {
      format: 'github',
      command: 'scan',
      version: '1',
      exitCode: 1,
    })
    expect(text).toMatch(/^::error file=~\/a\.md,line=2,/)
    expect(uris).toEqual(odd.map(file => encodeURIComponent(file).replaceAll('%2F', '/')))
  })
})

describe('a link in a message', () => {
  const finding: Finding = { ruleId: 'said-twice', severity: 'warning', reason: 'It is so', file: 'a.md' }
  /** The links of a message by the grammar of SARIF (3.11.6): a bracket or a backslash in the text is escaped. */
  const linksIn = (text: string) =>
    [...text.matchAll(/(?<!\\)(?:\\\\)*\[((?:\\[\\[\]]|[^\\[\]])*)\]\(([^()]*)\)/g)].map(
      ([, name = '', target]) => [name.replace(/\\(.)/g, '$1'), target],
    )

  it('leads to each other place, whatever stands around it and however a file is called', () => {
    const odd = ['docs/[a](b).md', 'c\\[d].md', 'plain.md']
    const related = odd.map((file, at) => ({ file, line: at + 1, says: 'This line [does] too' }))
    const [result] = runOf(
      sarifOf([{ ...finding, reason: 'See [x](https://evil.example) and [y', related }]),
    ).results
    const { message, relatedLocations = [] } = result as Result
    expect(linksIn(message.text)).toEqual(odd.map((file, at) => [`${file}:${at + 1}`, `${at + 1}`]))
    expect(relatedLocations).toMatchObject(odd.map((_, at) => ({ id: at + 1 })))
  })

  it('leads to the first 100 places, of which GitHub shows no more, and counts the others', () => {
    const related = Array.from({ length: 1500 }, (_, at) => ({
      file: 'a.md',
      line: at + 1,
      says: 'Here too',
    }))
    const [result] = runOf(sarifOf([{ ...finding, related }])).results
    expect(result?.relatedLocations).toHaveLength(100)
    expect(linksIn(result?.message.text ?? '')).toHaveLength(100)
    expect(result?.message.text).toMatch(/\nand 1400 more places$/)
  })

  it('is none where there is no other place, and brackets stay what they are', () => {
    const [plain, foreign] = runOf(
      sarifOf([
        { ...finding, reason: 'The list [a, b] is C:\\x' },
        { ...finding, reason: 'See [x](https://evil.example)' },
      ]),
    ).results
    expect(plain?.message.text).toBe('The list [a, b] is C:\\x')
    expect(linksIn(foreign?.message.text ?? '')).toEqual([])
  })
})

describe('sarif', () => {
  it('leaves the hash of a line to the upload, and knows again itself what has no line', () => {
    const finding = (more: Partial<Finding>): Finding => ({
      ruleId: 'key-rejected',
      severity: 'error',
      reason: 'It is so',
      ...more,
    })
    const { results } = runOf(sarifOf([finding({ file: 'a.md', line: 3 }), finding({}), finding({})]))
    expect(results.map(one => one.partialFingerprints['primaryLocationLineHash'])).toEqual([
      undefined,
      'key-rejected/./1',
      'key-rejected/./2',
    ])
  })

  it('gives one of its own to each finding whose file is not in the checkout by its name, and to no other', async () => {
    const prints = (text: string) =>
      Object.fromEntries(
        runOf(text).results.map(({ ruleId, locations, partialFingerprints }) => [
          `${ruleId} ${locations[0]?.physicalLocation.artifactLocation.uri}`,
          partialFingerprints['primaryLocationLineHash'],
        ]),
      )
    const root = repositoryWith({ 'packages/a/README.md': '# A\n', '.gitignore': 'dist\n' })
    for (const args of [['.'], ['..', '.']]) {
      const { stdout } = await authmd(join(root, 'packages/a'), ['check', '--format', 'sarif', ...args])
      expect(prints(stdout)).toMatchObject({
        'file-outdated packages/a/CLAUDE.md': 'file-outdated/packages/a/CLAUDE.md/1',
      })
    }
    const { stdout } = await authmd(root, ['check', '--format', 'sarif'])
    expect(prints(stdout)).toEqual({
      'file-outdated CLAUDE.md': 'file-outdated/CLAUDE.md/1',
      'file-outdated .env.example': 'file-outdated/.env.example/1',
      'file-outdated .gitignore': undefined,
    })

    const text = `key = "${fake('api03')}"\n`
    const folder = repositoryWith({ 'README.md': '# A\n' })
    for (const name of ['gone.js', 'here.js', 'two\nlines.js']) put(folder, name, text)
    git(folder, 'add', '--all')
    rmSync(join(folder, 'gone.js'))
    expect(prints((await runScan(folder, ['--staged', '--format', 'sarif'])).out)).toEqual({
      'credential-in-file gone.js': 'credential-in-file/gone.js/1',
      'credential-in-file here.js': undefined,
      'credential-in-file two%5Cnlines.js': 'credential-in-file/two%5Cnlines.js/1',
    })
  })

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
