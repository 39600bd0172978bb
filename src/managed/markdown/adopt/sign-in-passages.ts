import type { RootBlock } from '../../../commonmark/index.ts'
import { namesClaudeCode } from './auth-words.ts'
import { doubtIn, purposeIn } from './doubts.ts'
import { signalsIn } from './signals.ts'

/** A paragraph, an item or a row of a document. */
export interface Passage {
  readonly text: string
  /** 1-based, of its first line and of its last. */
  readonly line: number
  readonly lastLine: number
}

/** More is no note on one thing. */
const longest = 1500

/**
 * The passages that tell how Claude Code signs in: each names it, and a command, a file or a variable of its own.
 * Wherever they stand: in a quote, in an item, below a heading about something else.
 */
export function signInPassages(text: string, blocks: readonly RootBlock[]): readonly Passage[] {
  if (!/claude/i.test(text)) return []
  return blocks
    .filter(({ kind }) => !['heading', 'front-matter', 'fence', 'indented-code'].includes(kind))
    .flatMap(block => passagesIn(text.slice(block.start, block.end), block.line))
    .filter(({ text: passage }) => passage.length <= longest && tellsSigningIn(passage))
}

function tellsSigningIn(passage: string): boolean {
  if (!namesClaudeCode(passage) || passage.includes('<!--')) return false
  const isOurs = signalsIn(passage).size > 0 || /(?<!\w)ANTHROPIC_(?:API_KEY|AUTH_TOKEN)(?!\w)/.test(passage)
  return isOurs && doubtIn('', passage) === undefined && purposeIn('', passage) === undefined
}

/** Parts a block at blank lines and at the start of items and rows, without the code in it. */
function passagesIn(block: string, first: number): readonly Passage[] {
  const found: { text: string; line: number; lastLine: number }[] = []
  let fence = ''
  let isOpen = false
  for (const [at, line] of block.split(/\r\n|\r|\n/).entries()) {
    const sign = /^[ \t>]*(`{3,}|~{3,})/.exec(line)?.[1] ?? ''
    const isFence = sign !== '' && (fence === '' || sign.startsWith(fence))
    if (isFence) fence = fence === '' ? sign : ''
    if (isFence || fence !== '' || !/[^\s>]/.test(line)) {
      isOpen = false
      continue
    }
    const last = found.at(-1)
    if (isOpen && last !== undefined && !/^[ \t>]*(?:[-*+] |\d{1,9}[.)] |\|)/.test(line)) {
      last.text += `\n${line}`
      last.lastLine = first + at
    } else found.push({ text: line, line: first + at, lastLine: first + at })
    isOpen = true
  }
  return found
}
