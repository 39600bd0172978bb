import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { mergeOrAdopt } from '../../../../src/managed/markdown/adopt/merge-or-adopt.ts'
import { openDocument } from '../../../../src/managed/markdown/open-document.ts'
import { readStance } from '../../../../src/stance/read-stance.ts'
import { renderSection } from '../../../../src/templates/render-section.ts'
import type { Profile } from '../../../../src/types.ts'
import { templateSources as sources } from '../../../support/templates.ts'

const neutral: Profile = { os: [], shells: [], environments: [], provider: 'anthropic' }

function documentsIn(folder: string) {
  const path = fileURLToPath(new URL(`${folder}/`, import.meta.url))
  return readdirSync(path).map(name => ({ name, text: readFileSync(`${path}${name}`, 'utf8') }))
}

function merge(before: string, want: 'present' | 'absent', profile = neutral) {
  const stance = readStance(openDocument(before))
  const blocks =
    want === 'absent' ? undefined : renderSection({ sources, target: 'claude-md', profile, stance })
  return mergeOrAdopt({
    ...{
      path: 'CLAUDE.md',
      before: openDocument(before),
      id: 'auth',
      template: 1,
      record: {},
      onEdit: 'merge',
    },
    ...{ blocks, ways: {}, sources },
  })
}
const rulesOf = (text: string) => merge(text, 'present').findings.map(({ ruleId }) => ruleId)

const sections = documentsIn('claude-code')
const applications = documentsIn('applications')

describe('sections about Claude Code in the words and languages of people', () => {
  it('are adopted, or named with their line', () => {
    expect(sections).toHaveLength(66)
    const rules = sections.map(({ name, text }) => [name, ...rulesOf(text)])
    expect(rules.filter(one => one.includes('section-adopted')).length).toBeGreaterThanOrEqual(58)
    expect(
      rules.filter(one => !one.some(id => id === 'section-adopted' || id === 'section-resembles')),
    ).toEqual([])
  })

  it.each(sections)('$name: keeps every byte of the person, and gives the file back', ({ text }) => {
    for (const document of [text, text.replaceAll('\n', '\r\n'), text.trimEnd()]) {
      const { after = '', refusals } = merge(document, 'present')
      expect(refusals).toEqual([])
      expect(merge(after, 'present').after).toBe(after)
      expect(merge(after, 'absent').after).toBe(document)
    }
  })

  it.each(sections)('$name: has one title, and no name of ours is said twice', ({ text }) => {
    const { after = '' } = merge(text, 'present')
    const shown = after.replaceAll(/<!--[\s\S]*?-->/g, '')
    expect(shown.match(/^#+ Claude Code authentication$/gim)?.length ?? 0).toBeLessThanOrEqual(1)
    for (const name of ['settings/keys', 'settings/billing', 'setup-token'])
      expect(shown.split(name).length - 1).toBeLessThanOrEqual(Math.max(1, text.split(name).length - 1))
  })

  it.each(sections)('$name: what is added stands below a heading, in our order', ({ text }) => {
    const { after = '' } = merge(text, 'present')
    const body = after.slice(after.indexOf('authmd:start'), after.indexOf('<!-- authmd:end'))
    const added = body.split('\n').filter(line => !text.includes(line) && line.trim() !== '')
    const headings = added.filter(line => /^#+ /.test(line))
    const wanted = [
      'Claude Code authentication',
      'Authentication setup',
      'Troubleshooting authentication errors',
      'Key management',
    ]
    const seen = headings.map(line => line.replace(/^#+ /, ''))
    expect(seen).toEqual(wanted.filter(one => seen.includes(one)))
  })

  it('keep a misleading sentence out of the way of nobody: documents of applications stay apart', () => {
    expect(applications).toHaveLength(56)
    for (const { name, text } of applications) {
      const { after = '', findings } = merge(text, 'present')
      expect(findings.map(({ ruleId }) => `${name} ${ruleId}`)).not.toContain(`${name} section-adopted`)
      expect(after.startsWith(text.trimEnd())).toBe(true)
      expect(merge(after, 'absent').after).toBe(text)
    }
  })
})
