import fc from 'fast-check'
import { markdownLines } from './markdown-lines.ts'

/** Lines that hurt: whatever a merge could be fooled by. */
const lines = [
  ...markdownLines,
  'a line with `code` and *emphasis*',
  '* item',
  '> - deep',
  '<!-- comment -->',
  '<a href="x">',
  '[a]: /url "title',
  '_ _ _',
  '+ plus',
  '\u200b',
  '$& $1 $`',
  '[^1]: note',
  '- [ ] task',
  '\\',
  'a  ',
  '-',
  '1)',
  '&amp;',
  '===  ',
  '## Part ##',
]

/** A Markdown document built to hurt: line ends of every kind, BOM, front matter, no final line end. */
export const hostileDocument = fc
  .record({
    bom: fc.constantFrom('', '', '', '\uFEFF'),
    front: fc.constantFrom('', '', '', '---\na: 1\n---\n', '---\nopen: 1\n'),
    body: fc.array(fc.tuple(fc.oneof(fc.constantFrom(...lines), fc.string()), fc.constantFrom(0, 1, 2)), {
      maxLength: 14,
    }),
    ends: fc.constantFrom(['\n'], ['\n'], ['\r\n'], ['\r'], ['\n', '\r\n'], ['\n', '\r\n', '\r']),
    last: fc.boolean(),
  })
  .map(({ bom, front, body, ends, last }) => {
    const endOf = (pick: number) => ends[pick % ends.length] ?? '\n'
    const text = body.map(([line, pick]) => line + endOf(pick)).join('')
    const whole = front.replaceAll('\n', endOf(0)) + text
    return bom + (last ? whole : whole.replace(/[\r\n]+$/, ''))
  })
