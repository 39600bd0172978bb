import { describe, expect, it } from 'vitest'
import { scanRootBlocks } from '../../../src/commonmark/index.ts'
import { inferStyle } from '../../../src/managed/markdown/style.ts'
import { growth, linear, repeated } from '../../support/growth.ts'

const styleOf = (text: string) => inferStyle({ text, outside: text, blocks: scanRootBlocks(text).blocks })

describe('the style of a document', () => {
  it.each([
    ['', 1],
    ['<!-- a comment -->\n', 1],
    ['---\na: 1\n---\n', 1],
    ['words\n', 2],
    ['# One\n', 2],
    ['# One\n\n## Two\n', 2],
    ['# One\n\n# Two\n', 1],
    ['## Two\n\n# One\n', 1],
    ['## Two\n', 2],
    ['### Three\n\n#### Four\n', 3],
    ['##### Five\n', 4],
    ['###### Six\n', 4],
    ['```\n# no heading\n```\n\n### Three\n', 3],
    ['> # quoted\n\n### Three\n', 3],
    ['One\n===\n\nTwo\n---\n', 2],
    ['# one\n\n# The long title of one\n\n## Build\n\nmake\n', 2],
    ['# one\n# The long title\n\nWords.\n\n## Build\n\nmake\n\n# Reminders\n\nwords\n', 2],
    ['one\n===\n\n# The long title\n\n## Build\n', 2],
    ['# one\n\nWords.\n\n# Two\n\n## Build\n', 1],
    ['# one\n\n# Two\n\nWords.\n', 1],
    ['# one\n\n# Build\n\n## Linux\n\n# Tests\n\nwords\n', 1],
    ['# one\n\n## Build\n\n# Two\n\n# Three\n', 1],
  ])('puts the title of a section into %j at depth %i', (text, depth) => {
    expect(styleOf(text).depthShift + 2).toBe(depth)
  })

  it.each([
    ['- a\n', '-'],
    ['* a\n', '*'],
    ['+ a\n', '+'],
    ['* a\n\ntext\n\n* b\n\ntext\n\n- c\n', '*'],
    ['1. a\n', '-'],
    ['```\n* a\n```\n', '-'],
    ['* * *\n', '-'],
  ])('takes the bullet of %j: %s', (text, bullet) => {
    expect(styleOf(text).bullet).toBe(bullet)
  })

  it.each([
    ['words', '_', '*'],
    ['*one* and *two*, _three_', '*', '*'],
    ['_one_ and __two__', '_', '_'],
    ['__one__, __two__, **three**', '_', '_'],
    ['snake_case_name and 2*3*4, \\*not\\*', '_', '*'],
  ])('takes emphasis and strong emphasis of %j: %s %s', (text, emphasis, strong) => {
    expect(styleOf(text)).toMatchObject({ emphasis, strong })
  })

  it('takes the fences and the underlined headings that it sees most', () => {
    expect(styleOf('~~~\na\n~~~\n\n```\nb\n```\n\n~~~\nc\n~~~\n').fence).toBe('~')
    expect(styleOf('words\n').fence).toBe('`')
    expect(styleOf('A\n=\n\nB\n-\n\n## C\n').setext).toBe(true)
    expect(styleOf('A\n=\n\n## B\n\n### C\n').setext).toBe(false)
    expect(styleOf('### C\n').setext).toBe(false)
  })

  it.each(['*', '_', '* ', '**a', '_a '])('reads long runs of %j in linear time', sign => {
    expect(growth(repeated(sign), styleOf, 32_768)).toBeLessThan(linear)
  })
})
