import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { describe, expect, it } from 'vitest'
import { parseMarkdown, printMarkdown } from '../../src/mdast/parse-and-print.ts'
import { fillWords } from '../../src/templates/words.ts'

const fill = (markdown: string, value: string): string => {
  const vocabulary = (word: string) => (word === 'w' ? value : undefined)
  const tree = parseMarkdown(markdown)
  return printMarkdown(
    tree.children.map(node =>
      fillWords(node, { file: 'x.md', bodyLine: 0, speakers: [{ name: 'zsh', vocabulary }] }),
    ),
  )
}
const literal = (node: Nodes): string =>
  'children' in node ? node.children.map(literal).join('') : 'value' in node ? node.value : ''
const reread = (markdown: string): string => literal(parseMarkdown(markdown))

/** What breaks Markdown, replacement patterns and templates, beside ordinary characters. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '`',
        '``',
        '$&',
        '$1',
        '{{',
        '}}',
        '\\',
        '*',
        '_',
        '~',
        '~~',
        '<b>',
        '&amp;',
        '[a](b)',
        '# ',
        '- ',
        '1. ',
        '|',
        'www.a.b',
        'http://a.b',
        '@a',
        '!',
        '"',
        "'",
      ),
      fc.string({ minLength: 1, maxLength: 3 }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map(parts => parts.join(''))
  // Control characters and line ends are no part of a word; NAME asks for a variable.
  .filter(text => /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(text) && !text.includes('NAME'))

describe('a value that a reader compares with what a shell printed', () => {
  it.each([
    ['109', '109', '109'],
    ['109', '108', '109 (PowerShell: 108)'],
  ])('names the shell where another prints another: %s, %s', (zsh, powershell, shown) => {
    const speakers = [
      { name: 'zsh', vocabulary: () => zsh },
      { name: 'PowerShell', vocabulary: () => powershell },
    ]
    const [paragraph] = parseMarkdown('It prints {{whole}} for a key.\n').children
    if (paragraph === undefined) throw new Error('no paragraph')
    const filled = fillWords(paragraph, { file: 'x.md', bodyLine: 0, speakers })
    expect(printMarkdown([filled]).trim()).toBe(`It prints ${shown} for a key.`)
  })
})

describe('a word of any text', () => {
  it('is read again as itself, from inline code', () => {
    fc.assert(fc.property(hostile, value => reread(fill('a `{{w}}` b\n', value)) === `a ${value} b`))
  })
  it('is read again as itself, from a code block', () => {
    fc.assert(fc.property(hostile, value => reread(fill('```sh\n{{w}}\n```\n', value)) === value))
  })
  it('is read again as itself, from a sentence, and is no markup there', () => {
    fc.assert(
      fc.property(hostile, value => {
        const text = fill('a {{w}} b\n', value)
        expect(reread(text)).toBe(`a ${value} b`)
      }),
    )
  })
  it('is read again as itself, from the address of a link, when it is a path', () => {
    const path = fc.stringMatching(/^[a-z0-9$.(-][a-zA-Z0-9 $&()._~*[\]/-]{0,12}[a-z0-9$)]$/)
    fc.assert(
      fc.property(path, value => {
        const [paragraph] = parseMarkdown(fill('[a]({{w}})\n', value)).children
        const link = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined
        return link?.type === 'link' && link.url === value
      }),
    )
  })
})
