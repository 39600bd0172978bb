import { describe, expect, it } from 'vitest'
import { createPlan } from '../../../src/core/plan.ts'
import type { RepositoryPlan } from '../../../src/core/plan-with.ts'
import { type OpenRepository, openFile } from '../../../src/targets/open-file.ts'
import type { Facts } from '../../../src/types.ts'
import { templateSources as sources } from '../../support/templates.ts'

const zsh: Facts = {
  platform: 'linux',
  variables: {},
  parents: ['zsh'],
  files: [],
  shared: false,
  wsl: false,
}
/** A machine whose own shell must not get into a section that was written for another one. */
const fish: Facts = { ...zsh, parents: ['fish'] }

function plan(text: string, repair: boolean, facts: Facts = fish): RepositoryPlan {
  const repository: OpenRepository = {
    files: new Map([['CLAUDE.md', openFile({ path: 'CLAUDE.md', realPath: 'CLAUDE.md', text })]]),
    git: true,
    agentsInTree: false,
    ignored: [],
    trackedEnvFiles: [],
  }
  return createPlan({
    repository,
    facts: () => facts,
    choices: { targets: ['claude-md'] },
    sources,
    onEdit: 'merge',
    ways: { repair },
    want: 'present',
    oracle: () => [],
  })
}
const before = '# Project\n\nWords.\n'
const behind = '\n## After\n\nMore.\n'
const applied = `${plan(before, false, zsh).edits[0]?.after}${behind}`
const body = applied.slice(applied.indexOf('## Claude'), applied.indexOf('\n\n<!-- authmd:end'))
const startMarker = /<!-- authmd:start[^>]*-->/.exec(applied)?.[0] ?? ''
const endMarker = /<!-- authmd:end[^>]*-->/.exec(applied)?.[0] ?? ''
const without = (part: string, text = applied) => {
  const at = text.indexOf(part)
  return text.slice(0, at) + text.slice(at + part.length)
}
const bodyOf = (text = '') => text.slice(text.indexOf('-->') + 3, text.indexOf('<!-- authmd:end')).trim()

describe('apply --repair', () => {
  it.each(['v=2', 'v=1 colour=red'])(
    'mends nothing where a newer authmd wrote the start marker (%s): it would lose what that says',
    words => {
      const text = without(`\n\n${endMarker}`, applied.replace('v=1', words))
      expect(plan(text, true)).toMatchObject({ edits: [], refusals: [{ ruleId: 'markers-unpaired' }] })
    },
  )
  it.each([
    ['a lost start marker', without(`${startMarker}\n\n`)],
    ['a lost end marker', without(`\n\n${endMarker}`)],
    ['a start marker without its end', applied.replace(startMarker, startMarker.slice(0, 30))],
    ['a start marker with a broken word', applied.replace(startMarker, startMarker.replace('v=1', 'v'))],
    [
      'an end marker that was cut off',
      applied.replace(endMarker, endMarker.slice(0, 120).replace(/\S+$/, '')),
    ],
    ['an end marker with a broken entry', applied.replace(endMarker, endMarker.replace(/:\w{6}/, ':xyz'))],
    ['a second copy of the section', `${applied}\n${startMarker}\n\n${body}\n\n${endMarker}\n`],
  ])('mends %s, and leaves the text and the profile as they were', (_, text) => {
    const refused = plan(text, false)
    expect(refused.refusals[0]?.line).toBeGreaterThan(0)
    expect(
      refused.refusals.some(({ fix }) => fix.includes('--repair') || fix.includes('version control')),
    ).toBe(true)
    expect(refused.edits).toEqual([])
    const mended = plan(text, true)
    expect(mended.refusals).toEqual([])
    expect(mended.findings.map(({ ruleId }) => ruleId)).toContain('markers-repaired')
    const [edit] = mended.edits
    expect(edit?.before).toBe(text)
    expect(bodyOf(edit?.after)).toBe(body)
    expect(edit?.after?.startsWith(before) && edit.after.endsWith(behind)).toBe(true)
    expect(edit?.after).toContain('shell=zsh')
    expect(plan(edit?.after ?? '', false).edits).toEqual([])
  })
  it('gives text that was appended to the last line of a marker a line of its own', () => {
    const glued = `${applied.slice(0, applied.indexOf(endMarker) + endMarker.length)}echo this\n`
    const [refusal] = plan(glued, false).refusals
    expect(refusal).toMatchObject({ ruleId: 'markers-malformed', line: glued.split('\n').length - 1 })
    expect(refusal?.fix).toContain('--repair')
    const after = plan(glued, true).edits[0]?.after
    expect(after).toBe(glued.replace('-->echo this', '-->\necho this'))
    expect(plan(after ?? '', false).edits).toEqual([])
  })
  it('keeps what a person wrote between the markers', () => {
    const hand = applied
      .replace('- Never commit', '- I never commit')
      .replace('### Key', 'My own words.\n\n### Key')
    for (const text of [without(`${startMarker}\n\n`, hand), without(`\n\n${endMarker}`, hand)]) {
      const after = plan(text, true).edits[0]?.after ?? ''
      expect(bodyOf(after)).toContain('- I never commit')
      expect(bodyOf(after)).toContain('My own words.')
      expect(after).toContain(behind)
    }
  })
  it('keeps the copy in which a hand was', () => {
    const mine = body.replace('- Never commit', '- I never commit')
    const after = plan(`${applied}\n${startMarker}\n\n${mine}\n\n${endMarker}\n`, true).edits[0]?.after ?? ''
    expect(after.match(/authmd:start/g)).toHaveLength(1)
    expect(bodyOf(after)).toContain('- I never commit')
  })
  it.each([
    ['a start marker alone among text that is not ours', `${before}\n${startMarker}\n\nTheirs.\n\n- one\n`],
    ['an end marker alone among text that is not ours', `${before}\nTheirs.\n\n${endMarker}\n`],
    [
      'a broken marker around text that is not ours',
      `${before}\n${startMarker.replace('v=1', 'v')}\n\n## Theirs\n\n- one\n- two\n\n${endMarker}\n`,
    ],
    [
      'an end marker of whose section one block is left',
      `${before}\n## Claude Code authentication\n\n${endMarker}\n`,
    ],
    [
      'an end marker of whose section a few blocks are left',
      `${before}\n${body.split('\n').slice(0, 7).join('\n')}\n\n${endMarker}\n`,
    ],
    [
      'two copies, both with a hand in them',
      [1, 2].map(n => `${startMarker}\n\n${body}\n\nHand ${n}.\n\n${endMarker}\n`).join('\n'),
    ],
    ['an end before its start', `${before}\n${endMarker}\n\n${body}\n\n${startMarker}\n`],
    ['three start markers', `${before}\n${startMarker}\n\n${startMarker}\n\n${startMarker}\n\n${body}\n`],
    ['a marker in a list', `${before}\n- item\n\n  ${startMarker}\n\n  ${endMarker}\n`],
  ])('refuses %s, with the line', (_, text) => {
    const { edits, refusals } = plan(text, true)
    expect(edits).toEqual([])
    expect(refusals[0]?.fix).not.toContain('--repair')
    expect(refusals[0]?.line).toBeGreaterThan(3 - Number(text.startsWith('<!--')) * 3)
  })
  it('changes nothing where nothing is broken', () => {
    expect(plan(applied, true).edits).toEqual([])
    expect(plan(`${applied}\n\`\`\`md\n${startMarker}\n\`\`\`\n`, true).edits).toEqual([])
  })
})
