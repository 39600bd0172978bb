import { describe, expect, it } from 'vitest'
import { mergeDocument } from '../../../src/managed/markdown/merge-document.ts'
import type { OnEdit } from '../../../src/names.ts'
import type { SectionBlock } from '../../../src/types.ts'
import { opened } from '../../support/opened.ts'

const guide = [
  'guide/title: ## Guide',
  'guide/intro: It helps.',
  'setup/title: ### Set up',
  'setup/one: - One.',
  'setup/two: - Two.',
  'setup/code: ```sh\nrun\n```',
  'keys/title: ### Keys',
  'keys/one: Rotate them.',
  'end/title: #### Help',
  'end/one: Ask us.',
]
const with_ = (id: string, text: string) =>
  guide.map(line => (line.startsWith(`${id}: `) ? `${id}: ${text}` : line))
const newKeys = with_('keys/one', 'Rotate them often.')

function merge(
  before: string | undefined,
  lines: readonly string[] | undefined,
  onEdit: OnEdit = 'merge',
  exact = false,
) {
  const blocks = lines?.map((line): SectionBlock => {
    const at = line.indexOf(': ')
    return { id: line.slice(0, at), markdown: line.slice(at + 2) }
  })
  const template = 1 + Number(lines !== undefined && lines !== guide)
  return mergeDocument({
    path: 'g.md',
    before: opened(before),
    id: 'auth',
    template,
    record: {},
    onEdit,
    blocks,
    exact,
    unit: 'heading',
  })
}
const text = merge(undefined, guide).after ?? ''
const bodyOf = (document: string | undefined) =>
  document?.slice(document.indexOf('-->') + 3, document.indexOf('<!-- authmd:end')).trim() ?? ''
const edited = text.replace('Rotate them.', 'Rotate them on Mondays.')

describe('a guide, with one entry for each heading', () => {
  it('has no more lines in its end marker than headings', () => {
    const marker = text.slice(text.indexOf('<!-- authmd:end'))
    expect(marker.match(/:[0-9a-f]{6}/g)).toHaveLength(4)
    expect(marker.trim().split('\n').slice(1, -1).length).toBeLessThanOrEqual(4)
  })
  it('takes what changed in the template, and leaves the bytes of the other parts', () => {
    const loose = text.replace('- One.\n- Two.', '* One.\n* Two.')
    expect(merge(loose, guide)).toMatchObject({ state: 'current', after: loose })
    const result = merge(loose, newKeys)
    expect(result).toMatchObject({ state: 'outdated', edited: false })
    expect(bodyOf(result.after)).toBe(bodyOf(loose).replace('them.', 'them often.'))
  })
  it('keeps a part with a hand in it, and check sees it', () => {
    expect(merge(edited, guide)).toMatchObject({ state: 'edited', edited: true, after: edited, findings: [] })
    const both = merge(edited, newKeys)
    expect(both).toMatchObject({ state: 'conflict', after: edited })
    expect(both.findings).toMatchObject([
      {
        ruleId: 'section-conflict',
        actual: '## Keys\n\nRotate them on Mondays.',
        expected: '### Keys\n\nRotate them often.',
      },
    ])
    expect(bodyOf(merge(edited, newKeys, 'overwrite').after)).toBe(
      bodyOf(text).replace('them.', 'them often.'),
    )
    expect(merge(edited, guide, 'fail').refusals).toMatchObject([{ ruleId: 'section-edited' }])
  })
  it('knows an edited part by its heading, also beside one that was deleted', () => {
    const setup = /## Set up[\s\S]*?(?=## Keys)/
    const both = merge(edited.replace(setup, ''), with_('setup/one', 'New.'))
    expect(both.findings).toEqual([])
    expect(bodyOf(both.after)).toBe(bodyOf(edited).replace(setup, ''))
    const conflict = merge(edited.replace(setup, ''), newKeys)
    expect(conflict.findings).toMatchObject([
      { ruleId: 'section-conflict', expected: '### Keys\n\nRotate them often.' },
    ])
  })
  it('keeps a heading with other words for an edited one, where nothing else in its place is missing', () => {
    const renamed = text.replace('## Keys', '## Our keys')
    const both = merge(renamed, newKeys)
    expect(both).toMatchObject({ state: 'conflict', after: renamed })
  })
  it('leaves a deleted part deleted, a moved one moved, and an added one where it is', () => {
    const deleted = text.replace(/## Keys\n\nRotate them\.\n\n/, '')
    expect(merge(deleted, newKeys)).toMatchObject({ edited: true, findings: [] })
    expect(bodyOf(merge(deleted, newKeys).after)).toBe(bodyOf(deleted))
    const keys = '## Keys\n\nRotate them.\n\n'
    const moved = text.replace(keys, '').replace('## Set up', `${keys}## Set up`)
    expect(merge(moved, guide)).toMatchObject({ state: 'edited', after: moved })
    expect(bodyOf(merge(moved, newKeys).after)).toBe(bodyOf(moved).replace('them.', 'them often.'))
    const added = text.replace('## Keys', '## Ours\n\nMine.\n\n## Keys')
    expect(merge(added, guide)).toMatchObject({ state: 'edited', after: added })
    expect(bodyOf(merge(added, newKeys).after)).toBe(bodyOf(added).replace('them.', 'them often.'))
  })
  it('takes everything out but the parts in which a hand was', () => {
    expect(merge(text, undefined).after).toBe(undefined)
    const rest = merge(edited, undefined)
    expect(rest.after).toBe('## Keys\n\nRotate them on Mondays.\n')
    expect(rest.findings).toMatchObject([{ ruleId: 'section-kept', line: 1 }])
  })
  it('is current by its checksum, and by its blocks where exact', () => {
    expect(merge(text, guide, 'merge', true)).toMatchObject({ state: 'current', edited: false })
  })
})
