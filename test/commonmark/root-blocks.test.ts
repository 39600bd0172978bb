import { describe, expect, it } from 'vitest'
import { type RootBlock, type ScanOptions, scanRootBlocks } from '../../src/commonmark/index.ts'

/** The blocks as `kind:source`, which shows kind, start and end at once. */
function sources(text: string, options?: ScanOptions): readonly string[] {
  return scanRootBlocks(text, options).blocks.map(
    block => `${block.kind}:${text.slice(block.start, block.end)}`,
  )
}

function only(text: string): RootBlock {
  const { blocks } = scanRootBlocks(text)
  const [block] = blocks
  if (block === undefined || blocks.length > 1) throw new Error(`${blocks.length} blocks`)
  return block
}

describe('a block', () => {
  it('tells its place, its first line and its kind', () => {
    const text = 'a\nb\n\n  # c #\n\n- d\n\n  e\n> f\n\n***\n[g]: h\n'
    expect(sources(text)).toEqual([
      'paragraph:a\nb',
      'heading:# c #',
      'list:- d\n\n  e',
      'quote:> f',
      'thematic-break:***',
      'definition:[g]: h',
    ])
    const { blocks } = scanRootBlocks(text)
    expect(blocks.map(block => block.line)).toEqual([1, 4, 6, 9, 11, 12])
    expect(blocks[1]).toEqual({
      kind: 'heading',
      start: 7,
      lineStart: 5,
      end: 12,
      line: 4,
      depth: 1,
      setext: false,
    })
  })

  it('has nothing but what its kind has', () => {
    expect(only('a')).toEqual({ kind: 'paragraph', start: 0, lineStart: 0, end: 1, line: 1 })
    expect(only(' ~~~~ js\nx\n~~~~')).toEqual({
      kind: 'fence',
      start: 1,
      lineStart: 0,
      end: 15,
      line: 1,
      marker: '~',
      fenceLength: 4,
    })
    expect(only('* * *')).toEqual({
      kind: 'thematic-break',
      start: 0,
      lineStart: 0,
      end: 5,
      line: 1,
      marker: '*',
    })
    expect(only('12) a')).toEqual({ kind: 'list', start: 0, lineStart: 0, end: 5, line: 1, marker: ')' })
    expect(only('> # a')).toEqual({ kind: 'quote', start: 0, lineStart: 0, end: 5, line: 1 })
  })

  it('begins with its indentation when that is its own: HTML and indented code', () => {
    expect(only('  <!-- a -->')).toEqual({
      kind: 'html',
      start: 0,
      lineStart: 0,
      end: 12,
      line: 1,
      htmlType: 2,
    })
    expect(only('    a\n\n    b\n   \n')).toMatchObject({ kind: 'indented-code', start: 0, end: 12 })
  })

  it('that is a setext heading has the text above its underline, and its depth', () => {
    expect(only(' a\nb\n===')).toMatchObject({ kind: 'heading', start: 1, depth: 1, setext: true, end: 8 })
    expect(only('a\n---')).toMatchObject({ depth: 2, setext: true })
  })

  it('that is a heading behind definitions begins behind them', () => {
    expect(sources('[a]: b\n[c]:\n d "e\n f"\n  g\n---\n')).toEqual([
      'definition:[a]: b',
      'definition:[c]:\n d "e\n f"',
      'heading:g\n---',
    ])
    expect(scanRootBlocks('[a]: b\n[c]:\n d "e\n f"\n  g\n---\n').blocks.at(-1)).toMatchObject({
      line: 5,
      lineStart: 22,
    })
  })

  it('that is a definition may hold parentheses to any depth, if they balance', () => {
    const deep = '('.repeat(5000)
    expect(only(`[a]: ${deep}${')'.repeat(5000)}`).kind).toBe('definition')
    expect(only(`[a]: ${deep}${')'.repeat(4999)}`).kind).toBe('paragraph')
  })

  it('that is a definition has a label of 1 to 999 characters, line ends and backslashes counted', () => {
    const label = (length: number) => `a\\]\n${'b'.repeat(length - 4)}`
    expect(only(`[${label(999)}]: c`).kind).toBe('definition')
    expect(only(`[${label(1000)}]: c`).kind).toBe('paragraph')
    expect(only('[ \t]: c').kind).toBe('paragraph')
  })

  it('that is a list ends where bullet or delimiter change, not at blank lines', () => {
    expect(sources('- a\n\n\n- b\n+ c\n1. d\n2. e\n3) f\n')).toEqual([
      'list:- a\n\n\n- b',
      'list:+ c',
      'list:1. d\n2. e',
      'list:3) f',
    ])
  })
})

describe('offsets', () => {
  const lines = ['# a', '', '```', 'x', '```', '', '- b', '  c', '', '<!-- d -->']

  it.each(['\n', '\r\n', '\r'])('are those of the text as given, with line end %j', lineEnd => {
    const text = lines.join(lineEnd)
    expect(sources(text)).toEqual([
      'heading:# a',
      `fence:\`\`\`${lineEnd}x${lineEnd}\`\`\``,
      `list:- b${lineEnd}  c`,
      'html:<!-- d -->',
    ])
    expect(scanRootBlocks(text).blocks.map(block => block.line)).toEqual([1, 3, 7, 10])
  })

  it('count a line once where line ends are mixed', () => {
    expect(scanRootBlocks('a\r\n\r\rb\n\n\rc').blocks.map(block => block.line)).toEqual([1, 4, 7])
  })

  it('leave a BOM out of every block', () => {
    const text = '\uFEFF# a\n'
    expect(scanRootBlocks(text).blocks).toMatchObject([{ kind: 'heading', start: 1, lineStart: 1, end: 4 }])
    expect(scanRootBlocks('\uFEFF').blocks).toEqual([])
    expect(sources('a\uFEFF# b')).toEqual(['paragraph:a\uFEFF# b'])
  })

  it('count a NUL as one character of text', () => {
    expect(sources('\0\n\n# \0')).toEqual(['paragraph:\0', 'heading:# \0'])
    expect(sources('\0# a')).toEqual(['paragraph:\0# a'])
  })

  it('count astral characters as two, like JavaScript', () => {
    expect(scanRootBlocks('😀\n\n# 😀').blocks.map(block => block.start)).toEqual([0, 4])
  })

  it('are those of the Latin-1 view too, as every character of block structure is ASCII', () => {
    const text = 'é\n\n- 😀\n\n> 漢\n'
    const bytes = Buffer.from(text)
    const kinds = (blocks: readonly RootBlock[]) => blocks.map(block => block.kind)
    const { blocks } = scanRootBlocks(bytes.toString('latin1'))
    expect(kinds(blocks)).toEqual(kinds(scanRootBlocks(text).blocks))
    expect(blocks.map(block => bytes.subarray(block.start, block.end).toString())).toEqual([
      'é',
      '- 😀',
      '> 漢',
    ])
  })

  it('are none in a text without blocks', () => {
    for (const text of ['', '\n', ' \t\r\n\r'])
      expect(scanRootBlocks(text)).toEqual({ blocks: [], nestedHtml: [] })
  })
})

describe('a block that the text ends before', () => {
  it.each(['```\na', '~~~ js', '<!-- a', '<pre>\n\na', '<?php', '<!DOCTYPE', '<![CDATA[ ]]'])(
    'is open: %j',
    text => {
      expect(scanRootBlocks(`x\n\n${text}\n\n`).blocks.at(-1)?.open).toBe(true)
    },
  )

  it.each([
    '```\na\n```',
    '<!-- a -->',
    '<!-->',
    '<?>',
    '<pre>\na</pre>',
    '<div>',
    '<a>',
    '- ```',
    '> <!--',
    '    a',
    'a',
  ])('is not open: %j', text => {
    expect(scanRootBlocks(text).blocks.at(-1)).not.toHaveProperty('open')
  })

  it('reaches to the end of the text without the final line end', () => {
    expect(sources('```\na\n\n')).toEqual(['fence:```\na\n'])
  })
})

describe('HTML inside a list item or a block quote', () => {
  it('is reported with offset and line, HTML at the root is not', () => {
    const text = '<!-- a -->\n\n- <!-- b -->\n\n  <div>\n> > <?c?>\n'
    const { nestedHtml } = scanRootBlocks(text)
    expect(nestedHtml).toEqual([
      { start: text.indexOf('<!-- b'), line: 3 },
      { start: text.indexOf('<div'), line: 5 },
      { start: text.indexOf('<?c'), line: 6 },
    ])
  })

  it('is none in a fence or in a paragraph', () => {
    expect(scanRootBlocks('- ```\n  <!-- a -->\n- b\n  <a>\n').nestedHtml).toEqual([])
  })
})

describe('front matter', () => {
  it.each(['---\na: b\n---\nc', '---\n---\nc', '---  \na: b\n---\t\nc'])(
    'is a block of its own: %j',
    text => {
      const { blocks } = scanRootBlocks(text)
      expect(blocks.map(block => block.kind)).toEqual(['front-matter', 'paragraph'])
      expect(blocks[0]).toEqual({
        kind: 'front-matter',
        start: 0,
        lineStart: 0,
        end: text.length - 2,
        line: 1,
      })
    },
  )

  it('may stand behind a BOM, have any line ends, and be all there is', () => {
    expect(sources('\uFEFF---\r\na: b\r\n---\r\n# c')).toEqual([
      'front-matter:---\r\na: b\r\n---',
      'heading:# c',
    ])
    expect(sources('---\ra\r---')).toEqual(['front-matter:---\ra\r---'])
  })

  it('keeps blocks in it from being blocks', () => {
    expect(sources('---\n<!-- a -->\n```\n\n---\n')).toEqual(['front-matter:---\n<!-- a -->\n```\n\n---'])
  })

  it.each([
    ['without a closing line', '---\na: b\n'],
    ['not on the first line', '\n---\na: b\n---\n'],
    ['with indentation', ' ---\na: b\n---\n'],
    ['with four hyphens', '----\na: b\n----\n'],
    ['with an indented closing line', '---\na: b\n ---\n'],
    ['with words behind the closing hyphens', '---\na: b\n--- c\n'],
  ])('is none %s', (_, text) => {
    expect(scanRootBlocks(text).blocks.map(block => block.kind)).not.toContain('front-matter')
  })

  it('is a thematic break and a heading where the option is off', () => {
    expect(sources('---\na: b\n---\n', { frontMatter: false })).toEqual([
      'thematic-break:---',
      'heading:a: b\n---',
    ])
  })
})
