import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { scanRootBlocks } from '../../../src/commonmark/index.ts'
import type { DocumentMerge } from '../../../src/managed/markdown/document-merge.ts'
import { locateSections } from '../../../src/managed/markdown/locate.ts'
import { mergeDocument } from '../../../src/managed/markdown/merge-document.ts'
import type { SectionBlock } from '../../../src/types.ts'
import { opened } from '../../support/opened.ts'

interface Example {
  readonly number: number
  readonly markdown: string
}

const { tests: examples } = createRequire(import.meta.url)('commonmark-spec') as {
  readonly tests: readonly Example[]
}

const blocks: readonly SectionBlock[] = [
  { id: 'section/title', markdown: '## Claude Code authentication' },
  { id: 'one/default', markdown: '- One with `CODE` and $& dollars.' },
  { id: 'two/default', markdown: '- Two.' },
]

function merge(before: string, wanted: readonly SectionBlock[] | undefined): DocumentMerge {
  return mergeDocument({
    path: 'CLAUDE.md',
    before: opened(before),
    id: 'auth',
    template: 1,
    record: {},
    onEdit: 'merge',
    blocks: wanted,
  })
}

/** All laws on one document; the line of the refusal where it is refused. */
function laws(text: string): number | undefined {
  const { after, refusals } = merge(text, blocks)
  if (after === undefined || refusals.length > 0) {
    expect(after).toBe(text)
    return refusals[0]?.line
  }
  const scan = scanRootBlocks(after)
  const { sections, faults } = locateSections(after, scan)
  const [section] = sections
  expect(faults).toEqual([])
  expect(sections).toHaveLength(1)
  const around = after.slice(0, section?.start) + after.slice(section?.end)
  expect(around.replaceAll(/[\r\n]/g, '')).toBe(text.replaceAll(/[\r\n]/g, ''))
  const inside = (at: number) => at >= (section?.start ?? 0) && at < (section?.end ?? 0)
  const outside = scan.blocks.filter(({ start }) => !inside(start)).map(({ kind, depth }) => [kind, depth])
  expect(outside).toEqual(scanRootBlocks(text).blocks.map(({ kind, depth }) => [kind, depth]))
  const ends = new Set(text.match(/\r\n|\r|\n/g) ?? ['\n'])
  if (ends.size === 1) expect(new Set(after.match(/\r\n|\r|\n/g))).toEqual(ends)
  expect(merge(after, blocks)).toMatchObject({ after, state: 'current', findings: [] })
  expect(merge(after, undefined).after).toBe(text)
  return undefined
}

const variants: readonly (readonly [string, (text: string) => string])[] = [
  ['as they are', text => text],
  ['with CRLF', text => text.replaceAll('\n', '\r\n')],
  ['with CR', text => text.replaceAll('\n', '\r')],
  ['with a BOM', text => `\uFEFF${text}`],
  ['without a final line end', text => text.replace(/\n+$/, '')],
  ['below a heading and a list', text => `# Title\n\n- item\n\n${text}`],
]

describe('the examples of the CommonMark specification as documents', () => {
  it('are all there', () => expect(examples).toHaveLength(652))

  it.each(variants)('hold every law %s, or are refused with a line', (_, change) => {
    const refused = examples.flatMap(({ number, markdown }) => {
      const line = laws(change(markdown))
      return line === undefined ? [] : [{ number, line }]
    })
    expect(refused.every(({ line }) => line > 0)).toBe(true)
    expect(refused.map(({ number }) => number)).toEqual([])
  })

  it.each([126, 127, 137, 139, 173, 237])(
    'place the section safely before the open block of example %i',
    number => {
      const { markdown = '' } = examples.find(example => example.number === number) ?? {}
      const { after = '' } = merge(markdown, blocks)
      const { sections } = locateSections(after, scanRootBlocks(after))
      expect(sections).toHaveLength(1)
      const behind = after.slice(sections[0]?.end)
      expect(behind.trim()).not.toBe('')
      expect(markdown.endsWith(behind.replace(/^\n/, ''))).toBe(true)
    },
  )
})
