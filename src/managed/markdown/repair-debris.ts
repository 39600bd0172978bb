import { blockAround } from '../../commonmark/index.ts'
import { isProblem, type MarkerEntry, type StartMarker } from '../markers/marker.ts'
import { note } from '../markers/note.ts'
import { parseStart } from '../markers/parse-marker.ts'
import type { Document } from './open-document.ts'

/** What is left of a marker: the stretch of the text, and what of it can still be read. */
export interface Debris {
  readonly kind: 'start' | 'end'
  readonly id: string
  readonly from: number
  readonly to: number
  /** Of a start marker that can be read. */
  readonly marker?: StartMarker
  /** Of an end marker: every entry that can be read. */
  readonly entries: readonly MarkerEntry[]
}

const opening = /^[ \t]{0,3}<!--[ \t]*authmd:(start|end)\b[ \t]*([a-z][a-z0-9-]*)?/gm
const markerWord = /^(?:[A-Za-z0-9_./!*-]+:[0-9a-f]{0,6}|[a-z]+=\S*|[a-z][a-z0-9-]*)$/
const entryWord = /(?<![\w./!*-])([A-Za-z0-9_./!*-]+):([0-9a-f]{6})(?![\w])/g

/** More than these can't be one pair. */
const most = 4

/** The first markers of a text, and what were such; what stands in a code block is text. */
export function findDebris({ text, blocks }: Document): readonly Debris[] {
  const found = Array.from(text.matchAll(opening)).filter(({ index }) => {
    const kind = blockAround(blocks, index)?.kind
    return kind !== 'fence' && kind !== 'indented-code'
  })
  return found.slice(0, most).flatMap(({ index, 0: head, 1: kind, 2: id = '' }) => {
    const to = endOfDebris(text, index + head.length)
    const words = text.slice(index, to).replace(/^[ \t]*<!--|-->$/g, '')
    const marker = kind === 'start' ? parseStart(words) : undefined
    const read = marker === undefined || isProblem(marker) ? {} : { marker }
    const entries = Array.from(words.matchAll(entryWord), ([, block = '', digest = '']) => ({
      id: block,
      digest,
    }))
    return [
      {
        kind: kind === 'start' ? 'start' : 'end',
        id,
        from: index,
        to,
        ...read,
        entries: kind === 'end' ? entries : [],
      },
    ]
  })
}

/** More than a whole end marker of the longest guide. */
const longest = 32_768

/** Behind the comment's end, or, where that is lost, behind the last line that holds only words of a marker. */
function endOfDebris(text: string, from: number): number {
  const near = text.slice(from, from + longest)
  const close = near.indexOf('-->')
  const blank = /(?:\r\n|[\r\n])[ \t]*(?:[\r\n]|$)/.exec(near)?.index ?? near.length
  if (close >= 0 && close < blank) return from + close + 3
  let to = from
  for (let at = from; at <= text.length; ) {
    const found = text.slice(at).search(/\r\n|[\r\n]/)
    const lineEnd = found < 0 ? text.length : at + found
    const line = text.slice(at, lineEnd)
    const close = line.indexOf('-->')
    const words = (close < 0 ? line : line.slice(0, close)).split(/\s+/).filter(Boolean)
    const isMarker = line.startsWith(note) || words.every(word => markerWord.test(word))
    if (!isMarker || (words.length === 0 && close < 0 && at > from)) return to
    to = close < 0 ? lineEnd : at + close + 3
    if (close >= 0 || found < 0) return to
    at = lineEnd + (text.startsWith('\r\n', lineEnd) ? 2 : 1)
  }
  return to
}
