import fc from 'fast-check'
import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast'
import { describe, expect, it } from 'vitest'
import { parseWithEngine, printWithEngine } from '../../src/mdast/engine.ts'
import { parseMarkdown, printMarkdown } from '../../src/mdast/parse-and-print.ts'
import { plainTree } from '../../src/mdast/plain-parse.ts'
import { plainPrints } from '../../src/mdast/plain-print.ts'
import { canonicalStyle, type PrintStyle } from '../../src/mdast/print-style.ts'
import { withoutPositions } from '../../src/remark/pipeline.ts'
import { joinBlocks } from '../../src/templates/fit.ts'
import { renderExplain } from '../../src/templates/render-explain.ts'
import { renderSection } from '../../src/templates/render-section.ts'
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

describe('the short way to read what is plain', () => {
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
  const line = fc
    .tuple(
      fc.constantFrom('', '', '- ', '- ', '* ', '+ ', '# ', '### ', '1. ', '  ', '    ', '> '),
      fc.array(piece, { minLength: 1, maxLength: 3 }),
    )
    .map(([start, pieces]) => start + pieces.join(' '))
  const fenced = fc
    .tuple(fc.constantFrom('```', '```sh', '````', '~~~'), fc.array(word, { maxLength: 3 }))
    .map(([mark, values]) => [mark, ...values, '```'].join('\n'))
  const plainItems = fc
    .array(fc.constantFrom('- a', '- `b` c', '- the [d](#e)'), { minLength: 1, maxLength: 3 })
    .map(all => all.join('\n'))
  const chunk = fc.oneof({ weight: 3, arbitrary: line }, { weight: 2, arbitrary: plainItems }, fenced)
  const text = fc
    .tuple(
      fc.constantFrom('', '\n', '\n\n'),
      fc.array(fc.tuple(chunk, fc.constantFrom('\n\n', '\n\n', '\n\n\n', '\n', '\n \n')), {
        minLength: 1,
        maxLength: 5,
      }),
    )
    .map(([lead, chunks]) => lead + chunks.flat().join(''))
  const places = (tree: Root) =>
    tree.children
      .flatMap((node): readonly Nodes[] => [node, ...(node.type === 'list' ? node.children : [])])
      .map(({ type, position }) => [type, position])

  it.each([
    ['a line', fc.array(piece, { minLength: 1, maxLength: 4 }).map(all => all.join(' ')), 500],
    ['a text of several blocks', text, 500],
  ] as const)(
    'gives the tree of %s that the parser gives, with its positions, or nothing',
    (_, texts, most) => {
      let plain = 0
      fc.assert(
        fc.property(texts, one => {
          const tree = plainTree(one)
          if (tree === undefined) return
          plain++
          const parsed = parseWithEngine(one)
          expect(withoutPositions(tree)).toEqual(withoutPositions(parsed))
          expect(places(tree)).toEqual(places(parsed))
        }),
        runs(10_000, 1_000_000),
      )
      expect(plain).toBeGreaterThan(most)
    },
  )

  it.each([
    '\ufeffa',
    'a\0b',
    'a\r\nb',
    '- a\n\n- b',
    '```\na',
    '```\na\n```\nb',
    'a\nb',
    '`a``b`',
    '---',
    'a\n---',
  ])('leaves %j to the parser', one => {
    expect(plainTree(one)).toBeUndefined()
  })

  it('reads a section of ours by itself', () => {
    const blocks = renderSection({
      sources: templateSources,
      target: 'claude-md',
      profile: { os: ['linux'], shells: ['bash'], environments: [], provider: 'anthropic' },
    })
    const section = joinBlocks(blocks)
    expect(plainTree(section)).toBeDefined()
    expect(withoutPositions(plainTree(section) as Root)).toEqual(withoutPositions(parseWithEngine(section)))
  })
})
