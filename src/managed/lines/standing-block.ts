import { templateVersion } from '../../templates/version.ts'
import { mayHoldMarker } from '../markers/marker-names.ts'
import { markerWidth } from '../markers/marker-width.ts'
import { note } from '../markers/note.ts'
import { withSum } from '../markers/sum.ts'
import type { KnownEntry } from './line-format.ts'

/** The block of a line file as it stands in a text, cut at its first line and behind its last. */
export interface StandingBlock {
  readonly head: string
  readonly block: string
  readonly tail: string
}

const startSign = '# authmd:start auth '
const endSign = '# authmd:end auth'

/** Cuts a text at the one block that it seems to hold; `undefined` where there is none, or where that is not plain. */
export function standingBlock(text: string): StandingBlock | undefined {
  const start = text.indexOf(startSign)
  if (start < 0 || (start > 0 && text[start - 1] !== '\n')) return undefined
  let last = text.indexOf(`\n${endSign}`, start)
  if (last < 0) return undefined
  for (;;) {
    const lineEnd = text.indexOf('\n', last + 1)
    if (lineEnd < 0 || !text.startsWith(endSign, lineEnd + 1)) break
    last = lineEnd
  }
  const lineEnd = text.indexOf('\n', last + 1)
  const end = lineEnd < 0 ? text.length : text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd
  const [head, tail] = [text.slice(0, start), text.slice(end)]
  return mayHoldMarker(head) || mayHoldMarker(tail)
    ? undefined
    : { head, block: text.slice(start, end), tail }
}

/**
 * Whether a block is what a fresh rendering of these entries gives, byte for byte but for its line ends. It is written
 * here once more than by `marker-lines.ts`, for the plain case alone: any other block is another text.
 */
export function isFreshBlock(block: string, entries: readonly KnownEntry[], provider = 'anthropic'): boolean {
  const first = block.slice(0, block.indexOf('\n') + 1)
  const lines = [
    `# authmd:start auth v=1 t=${templateVersion} sum=000000${first.includes(' eol=none') ? ' eol=none' : ''}${provider === 'anthropic' ? '' : ` provider=${provider}`}`,
    `# ${note}`,
  ]
  const ends: string[] = []
  let end = endSign
  for (const entry of entries) {
    lines.push(...entry.lines)
    const word = ` ${entry.id}:${entry.digest}`
    if (end !== endSign && end.length + word.length > markerWidth) {
      ends.push(end)
      end = endSign
    }
    end += word
  }
  return withSum([...lines, ...ends, end].join(first.endsWith('\r\n') ? '\r\n' : '\n')) === block
}
