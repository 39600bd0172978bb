import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readFrontMatter } from '../../src/templates/front-matter.ts'
import { clientFolder } from '../client/shared.ts'
import { oddRows } from '../credentials/odd-rows.ts'

/** The rows of the measurement on 2.1.332 that show what a page says. Without such a row a page names 2.1.330 alone. */
const rows: Readonly<Record<string, readonly string[]>> = {
  'agent-file-case': ['section: lower-case claude.md'],
  'agents-md-hidden': ['section: AGENTS.md + CLAUDE.local.md', 'section: CLAUDE.md comment only + AGENTS.md'],
  'bare-mode': ['.claude.json env key, --bare', 'CLAUDE_CODE_SIMPLE in user settings + login'],
  'base-url-invalid': ['gateway quoted'],
  'base-url-v1': ['404html/K', '404html/C'],
  'betas-refused': ['ANTHROPIC_BETAS curly quote + K', 'ANTHROPIC_BETAS curly quote + C'],
  'federation-without-token': ['federation w/o identity token + login'],
  'headers-override': [
    '.claude.json custom headers',
    'git worktree: custom header in main local + shell key',
  ],
  'key-not-approved': ['EP claude-vscode K', 'vscode K approved'],
  'login-expired': ['expired login alone (refresh token)'],
  'managed-requires-login': [
    'managed forceLoginMethod claudeai + key',
    'managed forceLoginMethod claudeai + oauth env',
  ],
  'managed-unreadable': ['managed.d invalid json', 'managed JSON array', 'managed-settings.json is a folder'],
  'nothing-to-send': ['401key/C', '401key/T'],
  'profile-unusable': ['profile token expired'],
  'project-network': ['ALL_PROXY in project settings'],
  'provider-not-allowed': ['managed allowedProviders [bedrock] + key'],
  'settings-erase-credential': [
    '.claude.json env empty key over shell',
    'only managed.d, no managed-settings.json, empty key erases',
  ],
  'settings-invalid': ['two MiB are read', 'a byte more is left out'],
  'two-credentials': ['I13c trusted, key answered YES + token', 'APIKEY_FD T'],
  'value-refused': ['key with ZWSP at end + login'],
  'value-trimmed': ['key trailing LF'],
}

const sourceOf = (file: string) =>
  readFrontMatter(file, readFileSync(`templates/explain/${file}`, 'utf8')).meta.get('source') ?? ''

/** Measured on Windows by hand, and told as such. */
const isOfLinux = (source: string) => !source.includes('for Windows')

const folder = '../shared/client'

describe('a page that says it was measured', () => {
  it('names 2.1.332 where rows of that version show it, and nowhere else', () => {
    const named = readdirSync('templates/explain').filter(file => {
      const source = sourceOf(file)
      return /^measured on .*2\.1\.332/.test(source) && isOfLinux(source)
    })
    expect(named.map(file => file.replace('.md', ''))).toEqual(Object.keys(rows))
  })

  it.skipIf(!existsSync(folder))('names rows that were measured', () => {
    const files = [
      ...['rows', 'interactive', 'errors', 'section'].map(name => `${folder}/${name}.json`),
      `${clientFolder}rows.json`,
    ]
    const measured = new Set(
      files
        .flatMap(file =>
          (JSON.parse(readFileSync(file, 'utf8')) as { readonly name: string }[]).map(row => row.name),
        )
        .concat(Object.values(oddRows).flatMap(rows => rows.map(([title]) => title))),
    )
    expect(
      Object.values(rows)
        .flat()
        .filter(name => !measured.has(name)),
    ).toEqual([])
  })
})
