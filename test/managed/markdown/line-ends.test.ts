import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineEndAt } from '../../../src/managed/markdown/line-ends.ts'

describe('the line end at an offset', () => {
  it.each(['\n', '\r\n', '\r'])('is that of a text whose line ends are all %j', lineEnd => {
    const text = ['a', '', 'b', 'c'].join(lineEnd)
    for (let offset = 0; offset <= text.length; offset++) expect(lineEndAt(text, offset)).toBe(lineEnd)
  })

  it('is that of the line before, where line ends are mixed', () => {
    const text = 'a\r\nb\nc\rd'
    expect([0, 3, 5, 7].map(offset => lineEndAt(text, offset))).toEqual(['\r\n', '\r\n', '\n', '\r'])
  })

  it('is that of the line behind at the start of a text', () => {
    expect(lineEndAt('a\r\nb\n', 0)).toBe('\r\n')
    expect(lineEndAt('\rb\n', 0)).toBe('\r')
  })

  it('is a line feed in a text of one line', () => {
    expect(lineEndAt('', 0)).toBe('\n')
    expect(lineEndAt('abc', 3)).toBe('\n')
  })

  it('is one that the text has, at every offset, and never half a pair', () => {
    const texts = fc
      .array(fc.constantFrom('a', '\n', '\r\n', '\r'), { minLength: 1 })
      .map(parts => parts.join(''))
    fc.assert(
      fc.property(texts, text => {
        const ends = text.match(/\r\n|\n|\r/g) ?? ['\n']
        for (let offset = 0; offset <= text.length; offset++) expect(ends).toContain(lineEndAt(text, offset))
      }),
    )
  })
})
