import { markerNames } from './marker-names.ts'

/**
 * What stands between our markers in a text of either format, of all blocks together; `undefined` where there is none.
 * Line by line: one regular expression over the whole would take quadratic time on a text that only begins to look like
 * ours.
 */
export function betweenMarkers(text: string): string | undefined {
  const blocks: string[] = []
  let inside: string[] | undefined
  let inComment = false
  let behindStart = false
  for (const line of linesOf(fromFirstSign(text))) {
    const isNote = behindStart && /^#.*\bauthmd\b/.test(line)
    behindStart = /^\uFEFF?# authmd:start /.test(line)
    if (inside === undefined) {
      if (!/^\uFEFF?(?:<!--|#) authmd:start /.test(line)) continue
      inside = []
      inComment = line.includes('<!--') && !line.includes('-->')
    } else if (inComment) {
      inComment = !line.includes('-->')
    } else if (/^(?:<!--|#) authmd:end/.test(line)) {
      blocks.push(inside.join('\n').trim())
      inside = undefined
    } else if (!behindStart && !isNote) {
      inside.push(line)
    }
  }
  return blocks.length === 0 ? undefined : blocks.join('\n')
}

/** Most of a large text stands before the first of our markers: it need not be taken apart. */
function fromFirstSign(text: string): string {
  const sign = text.indexOf(`${markerNames.start} `)
  if (sign < 0) return ''
  return text.slice(Math.max(text.lastIndexOf('\n', sign), text.lastIndexOf('\r', sign)) + 1)
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/(?:\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/)
}
