import { Parser } from 'commonmark'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { describe, expect, it } from 'vitest'
import { scanRootBlocks } from '../../src/commonmark/index.ts'
import { kindOf } from './oracles/kind-of.ts'

/** Each case is worth its place only while the implementations do disagree: that is asserted too. */
interface Disagreement {
  readonly decision: string
  readonly text: string
  readonly kinds: readonly string[]
}

const mdastKinds: Readonly<Record<string, string>> = { blockquote: 'quote', thematicBreak: 'thematic-break' }
const commonmarkKinds: Readonly<Record<string, string>> = {
  block_quote: 'quote',
  code_block: 'code',
  html_block: 'html',
}

function ours(text: string): readonly string[] {
  return scanRootBlocks(text, { frontMatter: false }).blocks.map(kindOf)
}

function micromark(text: string): readonly string[] {
  return fromMarkdown(text).children.map(({ type }) => mdastKinds[type] ?? type)
}

function commonmark(text: string): readonly string[] {
  const kinds: string[] = []
  for (let node = new Parser().parse(text).firstChild; node !== null; node = node.next)
    kinds.push(commonmarkKinds[node.type] ?? node.type)
  return kinds
}

const againstMicromark: readonly Disagreement[] = [
  {
    decision: 'a list whose number is not 1 starts directly behind indented code',
    text: '    a\n12) x',
    kinds: ['code', 'list'],
  },
  {
    decision: 'HTML of type 7 does not end a paragraph that its line may continue lazily',
    text: '> a\n<a href="x">\n     b',
    kinds: ['quote'],
  },
  {
    decision: '01 counts from 1, so such a list interrupts a paragraph',
    text: 'a\n01. b',
    kinds: ['paragraph', 'list'],
  },
  { decision: 'a slash may stand in an attribute value without quotes', text: '<b c=d/e>', kinds: ['html'] },
]

const againstCommonmark: readonly Disagreement[] = [
  {
    decision: 'tabs may stand between the parts of a definition',
    text: '[a]:\tb\t"c"',
    kinds: ['definition'],
  },
  {
    decision: 'a destination without angle brackets holds no control character',
    text: '[a]: \u0001',
    kinds: ['paragraph'],
  },
  { decision: 'a no-break space is content of a label', text: '[\u00a0]: b', kinds: ['definition'] },
  { decision: 'a no-break space delimits no attribute', text: '<a\u00a0b>', kinds: ['paragraph'] },
  { decision: 'a form feed ends no tag name', text: '<pre\f>\n\na', kinds: ['paragraph', 'paragraph'] },
  { decision: 'a form feed is content of a list item', text: 'a\n- \f', kinds: ['paragraph', 'list'] },
  { decision: 'an attribute value may hold a control character', text: '<a b=\u0001>', kinds: ['html'] },
  {
    decision: 'definitions alone leave no paragraph before a break',
    text: '[a]: b\n---',
    kinds: ['definition', 'thematic-break'],
  },
]

describe('where implementations disagree', () => {
  it.each(againstMicromark)('$decision (commonmark.js, against micromark)', ({ text, kinds }) => {
    expect(ours(text)).toEqual(kinds)
    expect(micromark(text)).not.toEqual(kinds)
  })

  it.each(againstCommonmark)('$decision (the specification, against commonmark.js)', ({ text, kinds }) => {
    expect(ours(text)).toEqual(kinds)
    expect(commonmark(text)).not.toEqual(kinds.filter(kind => kind !== 'definition'))
  })

  it('an open tag named like raw text but closed by a slash is HTML of type 7 (all implementations, against the specification)', () => {
    expect(scanRootBlocks('<pre/>\n\na').blocks).toMatchObject([
      { kind: 'html', htmlType: 7 },
      { kind: 'paragraph' },
    ])
    expect(micromark('<pre/>\n\na')).toEqual(['html', 'paragraph'])
    expect(commonmark('<pre/>\n\na')).toEqual(['html', 'paragraph'])
  })
})
