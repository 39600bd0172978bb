import fc from 'fast-check'
import type { PhrasingContent, RootContent } from 'mdast'
import { describe, expect, it } from 'vitest'
import { parseWithEngine, printWithEngine } from '../../src/mdast/engine.ts'
import { parseMarkdown, printMarkdown } from '../../src/mdast/parse-and-print.ts'
import { plainTree } from '../../src/mdast/plain-parse.ts'
import { plainPrints } from '../../src/mdast/plain-print.ts'
import { canonicalStyle, type PrintStyle } from '../../src/mdast/print-style.ts'
import { withoutPositions } from '../../src/remark/pipeline.ts'
import { renderExplain } from '../../src/templates/render-explain.ts'
import { runs } from '../support/runs.ts'
import { templateSources } from '../support/templates.ts'

const chars = 'abpswW019 .,:;()/"\'%?!{}$-+=*_`[]<>&#~|@\\é…’\t\n'.split('')
const word = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('a', 'b', ' ', 'the', '.', ', ') },
      fc.constantFrom(...chars),
    ),
    { maxLength: 8 },
  )
  .map(all => all.join(''))
const phrase: fc.Arbitrary<PhrasingContent> = fc.oneof(
  { weight: 4, arbitrary: word.map(value => ({ type: 'text' as const, value })) },
  { weight: 2, arbitrary: word.map(value => ({ type: 'inlineCode' as const, value })) },
  fc
    .record({
      url: fc.constantFrom('https://a.b/c', 'https://a.b/c_d', 'http://x', 'https://a.b/?q=1&r', '#a-b'),
      value: word,
    })
    .map(({ url, value }) => ({ type: 'link' as const, url, children: [{ type: 'text' as const, value }] })),
  word.map(value => ({ type: 'strong' as const, children: [{ type: 'text' as const, value }] })),
)
const phrases = fc.array(phrase, { minLength: 1, maxLength: 4 })
const paragraph = phrases.map(children => ({ type: 'paragraph' as const, children }))
const block: fc.Arbitrary<RootContent> = fc.oneof(
  paragraph,
  fc
    .record({ depth: fc.constantFrom(1 as const, 2 as const, 3 as const), children: phrases })
    .map(all => ({ type: 'heading' as const, ...all })),
  fc
    .record({
      ordered: fc.boolean(),
      spread: fc.boolean(),
      start: fc.constantFrom(null, 1, 7),
      items: fc.array(paragraph, { minLength: 1, maxLength: 3 }),
    })
    .map(({ items, ...list }) => ({
      type: 'list' as const,
      ...list,
      children: items.map(one => ({ type: 'listItem' as const, spread: false, children: [one] })),
    })),
  fc
    .record({ lang: fc.constantFrom(null, 'sh', 'c++'), value: word })
    .map(all => ({ type: 'code' as const, ...all })),
  fc
    .array(fc.tuple(phrases, fc.oneof(phrases, fc.constant<PhrasingContent[]>([]))), {
      minLength: 1,
      maxLength: 3,
    })
    .map(rows => ({
      type: 'table' as const,
      align: [null, null] as null[],
      children: rows.map(cells => ({
        type: 'tableRow' as const,
        children: cells.map(children => ({ type: 'tableCell' as const, children })),
      })),
    })),
)

const style: fc.Arbitrary<PrintStyle> = fc.record({
  bullet: fc.constantFrom('-' as const, '*' as const, '+' as const),
  emphasis: fc.constantFrom('_' as const, '*' as const),
  strong: fc.constantFrom('_' as const, '*' as const),
  fence: fc.constantFrom('`' as const, '~' as const),
  setext: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
  resourceLink: fc.boolean(),
})

const printWithCare = (nodes: readonly RootContent[], asked: PrintStyle = canonicalStyle) =>
  printWithEngine({ type: 'root', children: [...nodes] }, asked)

describe('the short way to print a block that is plain', () => {
  it('gives what the printer gives, or nothing', () => {
    let plain = 0
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 3 }), style, (nodes, chosen) => {
        const printed = plainPrints(nodes, chosen)
        if (printed === undefined) return
        plain++
        expect(printed).toBe(printWithCare(nodes, chosen))
      }),
      runs(20_000, 1_000_000),
    )
    expect(plain).toBeGreaterThan(1000)
  })

  it('prints our own templates as the printer does, most of their blocks by itself', () => {
    let short = 0
    let all = 0
    for (const text of templateSources.values()) {
      const body = text.replace(/^---\n[\s\S]*?\n---\n/, '')
      for (const node of parseMarkdown(body).children) {
        all++
        if (plainPrints([node]) !== undefined) short++
        expect(printMarkdown([node])).toBe(printWithCare([node]))
      }
    }
    expect(short / all).toBeGreaterThan(0.6)
    expect(renderExplain({ sources: templateSources, id: 'admin-key', shell: undefined }).cause).not.toBe('')
  })
})

describe('the short way to read a line that is plain', () => {
  it('gives the tree that the parser gives, or nothing', () => {
    let plain = 0
    const piece = fc.oneof(
      { weight: 3, arbitrary: word },
      word.map(value => `\`${value}\``),
      fc
        .tuple(
          fc.constantFrom('docs', 'a b', 'x_', 'http://a', '*a*'),
          fc.constantFrom('https://a.b/c', 'https://a.b/c_d', '#x', 'https://a.b/(c'),
        )
        .map(([text, url]) => `[${text}](${url})`),
    )
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), pieces => {
        const text = pieces.join(' ')
        const tree = plainTree(text)
        if (tree === undefined) return
        plain++
        expect(withoutPositions(tree)).toEqual(withoutPositions(parseWithEngine(text)))
      }),
      runs(10_000, 1_000_000),
    )
    expect(plain).toBeGreaterThan(500)
  })
})
