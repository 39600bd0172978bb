import { describe, expect, it } from 'vitest'
import { mergeDocument } from '../../../src/managed/markdown/merge-document.ts'
import type { OnEdit } from '../../../src/names.ts'
import { engine } from '../../../src/targets/engine.ts'
import { planDocument } from '../../../src/targets/managed-document.ts'
import { type OpenRepository, openFile } from '../../../src/targets/open-file.ts'
import type { TargetInput } from '../../../src/targets/target.ts'
import type { SectionBlock } from '../../../src/types.ts'
import { opened } from '../../support/opened.ts'

const before = '# Project\n\nWords.\n'
const zsh = [
  'section/title: ## Auth',
  'shell/zsh: - Set it in `~/.zshrc`.',
  'keys/one: - Rotate it.',
  'section/end: Ask us.',
]
const newer = [
  'section/title: ## Auth',
  'shell/zsh: - Put it in `~/.zshrc`.',
  'keys/one: - Rotate it.',
  'section/end: Ask us.',
]
const other = [
  'section/title: ## Auth',
  'shell/zsh: - Put it in `~/.zshrc`.',
  'keys/one: - Rotate it often.',
  'section/end: Ask us.',
]
const fish = [
  'section/title: ## Auth',
  'shell/fish: - Set it in `config.fish`.',
  'keys/one: - Rotate it.',
  'section/end: Ask us.',
]

function blocksOf(lines: readonly string[]): readonly SectionBlock[] {
  return lines.map(line => {
    const at = line.indexOf(': ')
    return { id: line.slice(0, at), markdown: line.slice(at + 2) }
  })
}

let version = 1
function merge(text: string | undefined, lines: readonly string[] | undefined, onEdit: OnEdit = 'merge') {
  // Each wording is a release of its own.
  version++
  const blocks = lines === undefined ? undefined : blocksOf(lines)
  return mergeDocument({
    path: 'CLAUDE.md',
    before: opened(text),
    id: 'auth',
    template: version,
    record: {},
    onEdit,
    blocks,
  })
}
function bodyOf(text: string | undefined): string {
  return text?.slice(text.indexOf('-->') + 3, text.indexOf('<!-- authmd:end')).trim() ?? ''
}
const applied = merge(before, zsh).after ?? ''
const hand = applied.replace('Set it in', 'I set it in')

describe('a section with a hand in it', () => {
  it('keeps the text of the person where the template changed the same block, and shows both texts', () => {
    const both = merge(hand, newer)
    expect(bodyOf(both.after)).toBe('## Auth\n\n- I set it in `~/.zshrc`.\n- Rotate it.\n\nAsk us.')
    expect(both).toMatchObject({ state: 'conflict', edited: true, after: hand })
    expect(both.findings).toMatchObject([
      {
        ruleId: 'section-conflict',
        severity: 'warning',
        line: 10,
        actual: '- I set it in `~/.zshrc`.',
        expected: '- Put it in `~/.zshrc`.',
      },
    ])
  })
  it('names a conflict until it is settled, also after another block was updated', () => {
    const updated = merge(hand, other)
    expect(updated).toMatchObject({ state: 'conflict', findings: [{ ruleId: 'section-conflict' }] })
    expect(bodyOf(updated.after)).toContain('- I set it in `~/.zshrc`.\n- Rotate it often.')
    const again = merge(updated.after, other)
    expect(again).toMatchObject({ state: 'conflict', after: updated.after })
    const mended = updated.after?.replace('I set it in', 'Put it in')
    expect(merge(mended, other)).toMatchObject({ findings: [] })
    expect(merge(merge(mended, other).after, other)).toMatchObject({
      state: 'current',
      findings: [],
      edited: false,
    })
  })
  it('keep accepts the text of the person for good', () => {
    const kept = merge(hand, newer, 'keep')
    expect(kept.findings).toEqual([])
    expect(bodyOf(kept.after)).toBe(bodyOf(hand))
    expect(merge(kept.after, newer)).toMatchObject({ state: 'edited', findings: [], after: kept.after })
  })
  it('overwrite takes ours for what was edited or deleted, and leaves what was added', () => {
    const added = hand.replace('Ask us.', 'Ask us.\n\nMy own words.').replace('- Rotate it.\n', '')
    expect(bodyOf(merge(added, newer, 'overwrite').after)).toBe(
      '## Auth\n\n- Put it in `~/.zshrc`.\n- Rotate it.\n\nAsk us.\n\nMy own words.',
    )
  })
  it('fail refuses an edited section, and takes an unedited one', () => {
    expect(merge(hand, newer, 'fail').refusals).toMatchObject([{ ruleId: 'section-edited', line: 5 }])
    expect(merge(applied, newer, 'fail').refusals).toEqual([])
  })
  it('keeps the bytes between blocks, where a person or a formatter changed them', () => {
    const spaced = applied.replace('## Auth\n\n', '## Auth\n').replace('\n\nAsk', '\n\n\n\nAsk')
    expect(bodyOf(merge(spaced, newer).after)).toBe(
      '## Auth\n- Put it in `~/.zshrc`.\n- Rotate it.\n\n\n\nAsk us.',
    )
    const loose = applied.replace('.zshrc`.\n', '.zshrc`.\n\n')
    expect(bodyOf(merge(loose, newer).after)).toContain('- Put it in `~/.zshrc`.\n\n- Rotate it.\n')
  })
  it('updates the first of two copies and leaves the other as a text of the person', () => {
    const copied = applied.replace('- Rotate it.', '- Set it in `~/.zshrc`.\n- Rotate it.')
    expect(bodyOf(merge(copied, newer).after)).toContain('- Put it in `~/.zshrc`.\n- Set it in `~/.zshrc`.\n')
  })
  it('keeps an edited variant that left the profile, says so, and does not say it twice when it returns', () => {
    const left = merge(hand, fish)
    expect(left.findings).toMatchObject([{ ruleId: 'section-variant-kept', severity: 'info', line: 10 }])
    expect(bodyOf(left.after)).toContain('- Set it in `config.fish`.\n- I set it in `~/.zshrc`.\n')
    expect(merge(left.after, fish)).toMatchObject({ state: 'edited', findings: [], after: left.after })
    expect(bodyOf(merge(left.after, zsh).after)).toBe(bodyOf(hand))
  })
  it('does not bring a deleted variant back when it leaves the profile and returns', () => {
    const deleted = applied.replace('- Set it in `~/.zshrc`.\n', '')
    const away = merge(merge(deleted, fish).after, zsh).after
    expect(bodyOf(away)).toBe('## Auth\n\n- Rotate it.\n\nAsk us.')
    expect(bodyOf(merge(away, zsh, 'overwrite').after)).toBe(bodyOf(applied))
  })
  it('remove leaves the blocks of the person where they are, and lists them with their lines', () => {
    const added = hand.replace('Ask us.', 'Ask us.\n\n> My own\n> words.')
    const removed = merge(added, undefined)
    expect(removed.after).toBe('# Project\n\nWords.\n\n- I set it in `~/.zshrc`.\n\n> My own\n> words.\n')
    expect(removed.findings).toMatchObject([
      { ruleId: 'section-kept', severity: 'info', line: 5, actual: '- I set it in `~/.zshrc`.' },
      { ruleId: 'section-kept', line: 7, actual: '> My own\n> words.' },
    ])
  })
  it.each([
    ['of a newer format', 'v=2'],
    ['with a key that only a newer authmd knows', 'v=1 colour=red'],
  ])('leaves a section %s alone, and takes nothing out of it', (_, words) => {
    const future = applied.replace('v=1', words)
    expect(merge(future, newer)).toMatchObject({ state: 'newer', after: future })
    expect(merge(future, undefined).refusals).toMatchObject([{ ruleId: 'section-newer' }])
  })
})

describe('a hostile section is refused at once', () => {
  it.each([
    ['8 KB of nested lists', '- '.repeat(4096)],
    ['8 KB of nested quotes', '> '.repeat(4096)],
    ['8 KB of nested numbers', '1. '.repeat(2730)],
    ['1 MB of items', '- x\n'.repeat(262_144)],
    ['1 MB of one line', 'word '.repeat(209_715)],
    ['32 KB of emphasis', '*a_ '.repeat(8192)],
  ])('%s', (_, body) => {
    const text = hand.replace('Ask us.', () => `Ask us.\n\n${body}`)
    // A parser needs minutes for some of these, and the test would not end in time.
    for (const lines of [newer, undefined]) {
      const { refusals, after } = merge(text, lines)
      expect(refusals).toMatchObject([{ ruleId: 'section-too-large', line: 5 }])
      expect(after).toBe(text)
    }
  })
})

describe('the states of a part', () => {
  const repository: OpenRepository = {
    files: new Map(),
    git: true,
    agentsInTree: false,
    ignored: [],
    trackedEnvFiles: [],
  }
  const input = {
    repository,
    onEdit: 'merge',
    want: 'present',
    engine,
  } as unknown as TargetInput
  const planOf = (text: string, lines: readonly string[]) =>
    planDocument(
      {
        target: 'claude-md',
        file: openFile({ path: 'CLAUDE.md', realPath: 'CLAUDE.md', text }),
        wanted: { id: 'auth', record: {}, render: () => blocksOf(lines) },
      },
      input,
    )
  const partOf = (text: string, lines: readonly string[]) => planOf(text, lines).parts[0]
  const first = planOf(before, zsh).edits[0]?.after ?? ''
  const mine = first.replace('Set it in', 'I set it in')

  it('are outdated, edited, conflict, and all three at once', () => {
    const touched = first.replace('Ask us.', 'Ask us.  ')
    expect(partOf(touched, newer)).toMatchObject({ state: 'outdated' })
    expect(partOf(mine, zsh)).toMatchObject({ state: 'edited' })
    expect(partOf(mine, newer)).toMatchObject({ state: 'conflict', also: ['edited'] })
    expect(partOf(mine, other)).toMatchObject({ state: 'conflict', also: ['outdated', 'edited'] })
    const beside = first.replace('Ask us.', 'Ask us!\n\nMore.')
    expect(partOf(beside, newer)).toMatchObject({ state: 'outdated', also: ['edited'] })
  })
})
