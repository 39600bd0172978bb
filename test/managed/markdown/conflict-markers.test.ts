import fc from 'fast-check'
import { expect, it } from 'vitest'
import { scanRootBlocks } from '../../../src/commonmark/index.ts'
import { conflictMarkerLine } from '../../../src/managed/markdown/conflict-markers.ts'
import { growth, linear, repeated } from '../../support/growth.ts'

const start = '<<<<<<< HEAD\n'
const middle = '=======\n'
const end = '>>>>>>> branch\n'

const lineIn = (text: string) => conflictMarkerLine({ text, ...scanRootBlocks(text) })

it.each([
  ['all three in order', `a\n${start}b\n${middle}c\n${end}`, 2],
  ['with CRLF', `a\n${start}b\n${middle}c\n${end}`.replaceAll('\n', '\r\n'), 2],
  ['the first of two starts', `${start}${start}${middle}${end}`, 1],
  ['no start', `a\n${middle}${end}`, undefined],
  ['no middle', `${start}b\n${end}`, undefined],
  ['no end', `${start}b\n${middle}c\n`, undefined],
  ['another order', `${middle}${start}b\n${end}${middle}`, undefined],
  ['inside a fence', `\`\`\`\n${start}b\n${middle}c\n${end}\`\`\`\n`, undefined],
  ['not at the start of a line', ` ${start} ${middle} ${end}`, undefined],
])('an unfinished merge is told by its first line: %s', (_, text, line) => {
  expect(lineIn(text)).toBe(line)
})

it('is the same as one expression over the whole says', () => {
  const line = fc.constantFrom(
    start,
    middle,
    end,
    '=======\r\n',
    '======== \n',
    '<<<<<<<\n',
    'a\n',
    '\r',
    '\u2028',
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), lines => {
      const text = lines.join('')
      const whole = /^<{7} .*$[\s\S]*?^={7}\r?$[\s\S]*?^>{7} /m.exec(text)
      const before = whole === null ? undefined : text.slice(0, whole.index).split(/\r\n|\r|\n/).length
      expect(conflictMarkerLine({ text, blocks: [] })).toBe(before)
    }),
  )
})

it('takes no longer than the text is, where the end is missing', () => {
  const build = (size: number) => repeated(start)(size / 2) + repeated(middle)(size / 2)
  expect(conflictMarkerLine({ text: build(65_536), blocks: [] })).toBeUndefined()
  expect(growth(build, text => conflictMarkerLine({ text, blocks: [] }))).toBeLessThan(linear)
})
