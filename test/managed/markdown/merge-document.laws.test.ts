import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scanRootBlocks } from '../../../src/commonmark/index.ts'
import type { DocumentMerge } from '../../../src/managed/markdown/document-merge.ts'
import { locateSections } from '../../../src/managed/markdown/locate.ts'
import { mergeDocument } from '../../../src/managed/markdown/merge-document.ts'
import type { SectionBlock } from '../../../src/types.ts'
import { hostileDocument } from '../../support/documents.ts'
import { opened } from '../../support/opened.ts'
import { runs } from '../../support/runs.ts'

const sectionA: readonly SectionBlock[] = [
  { id: 'section/title', markdown: '## Claude Code authentication' },
  { id: 'intro/default', markdown: 'Words with `CODE`, _emphasis_ and $& dollars.' },
  { id: 'set/zsh', markdown: '- Set it in `~/.zshrc`.' },
  { id: 'set/bash', markdown: '- Set it in `~/.bashrc`,\n  and read it again.' },
  { id: 'check/default', markdown: '```sh\nauthmd doctor\n\nclaude\n```' },
  { id: 'section/end', markdown: '### Key management' },
  { id: 'rotate/default', markdown: '- Rotate.' },
]
const sectionB: readonly SectionBlock[] = [
  { id: 'section/title', markdown: '## Claude Code authentication' },
  { id: 'set/fish', markdown: '- Set it in `config.fish`.' },
  { id: 'section/end', markdown: '### Key management' },
  { id: 'intro/default', markdown: 'Other words.' },
  { id: 'rotate/default', markdown: '- Rotate **monthly**.' },
]

type Unit = 'block' | 'heading'

function mergeBy(
  unit: Unit,
  before: string | undefined,
  blocks: readonly SectionBlock[] | undefined,
): DocumentMerge {
  return mergeDocument({
    unit,
    path: 'CLAUDE.md',
    before: opened(before),
    id: 'auth',
    template: 1,
    record: { shell: blocks === sectionB ? 'fish' : 'zsh' },
    onEdit: 'merge',
    blocks,
  })
}

function outside(text: string): readonly [string, string] {
  const section = locateSections(text, scanRootBlocks(text)).sections[0]
  return [text.slice(0, section?.start), text.slice(section?.end)]
}

describe.each([
  ['block', runs()],
  ['heading', runs(60)],
] as const)('laws of a managed section with an entry for each %s', (unit, runs) => {
  const merge = (before: string | undefined, blocks: readonly SectionBlock[] | undefined) =>
    mergeBy(unit, before, blocks)

  /** A document to which the section can be applied; others are refused with a line, which is right too. */
  function applied(text: string): string {
    const { after, refusals } = merge(text, sectionA)
    if (refusals.length > 0) {
      expect(after).toBe(text)
      expect(refusals[0]?.line).toBeGreaterThan(0)
    }
    fc.pre(refusals.length === 0)
    return after ?? ''
  }

  it('1 and 3: every byte outside is identical, and remove gives the original back', () => {
    fc.assert(
      fc.property(hostileDocument, text => {
        const after = applied(text)
        const [before, behind] = outside(after)
        expect((before + behind).replaceAll(/[\r\n]/g, '')).toBe(text.replaceAll(/[\r\n]/g, ''))
        expect(merge(after, undefined).after).toBe(text)
      }),
      runs,
    )
  })
  it('3: and what was appended since stands on lines of its own, before and after remove', () => {
    fc.assert(
      fc.property(hostileDocument, text => {
        const after = applied(text)
        const [, behind] = outside(after)
        // Where the section stands before an unclosed block, what is appended belongs to that block.
        fc.pre(/^[\r\n]*$/.test(behind))
        expect(merge(`${after}More.\n`, sectionA)).toMatchObject({
          after: `${after}More.\n`,
          state: 'current',
        })
        const rest = merge(`${after}More.\n`, undefined).after ?? ''
        expect(rest.startsWith(text) && rest.endsWith('More.\n')).toBe(true)
        const between = rest.slice(text.length, -'More.\n'.length)
        expect(between).toMatch(text === '' || /[\uFEFF\r\n]$/.test(text) ? /^$/ : /^(?:\r\n|\r|\n)$/)
      }),
      runs,
    )
  })
  it('2: apply twice is apply once', () => {
    fc.assert(
      fc.property(hostileDocument, text => {
        const after = applied(text)
        expect(merge(after, sectionA)).toMatchObject({ after, state: 'current', findings: [] })
      }),
      runs,
    )
  })
  it('4: in an unedited section, A then B is B', () => {
    fc.assert(
      fc.property(hostileDocument, text => {
        const after = applied(text)
        const fresh = merge(text, sectionB)
        expect(merge(after, sectionB).after).toBe(fresh.after)
      }),
      runs,
    )
  })
  it("5: line ends are the neighbours': a pure document stays pure", () => {
    fc.assert(
      fc.property(hostileDocument, text => {
        const ends = new Set(text.match(/\r\n|\r|\n/g) ?? ['\n'])
        fc.pre(ends.size === 1)
        expect(new Set(applied(text).match(/\r\n|\r|\n/g))).toEqual(ends)
      }),
      runs,
    )
  })
  it('created and empty files are told apart', () => {
    const created = merge(undefined, sectionA).after
    expect(created?.startsWith('<!-- authmd:start auth')).toBe(true)
    expect(merge(created, undefined).after).toBe(undefined)
    for (const empty of ['', '\uFEFF', '\n', '\r\n', '\uFEFF\n']) {
      expect(merge(applied(empty), undefined).after).toBe(empty)
    }
  })
})
