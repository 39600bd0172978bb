import type { Severity } from '../types.ts'
import { type Paint, PLAIN } from './paint.ts'
import { visibleLine } from './visible.ts'

export interface AnswerText {
  readonly severity: Severity
  readonly event: string
  readonly cause?: string
  readonly isCause: boolean
  readonly fix: readonly string[]
  readonly check?: string
  /** The command that says more, where there is one. */
  readonly more?: string
  /** The table of sources, with its line end; empty where nothing is there. */
  readonly table: string
}

const MARGIN = 8

/** The first finding in full: what happened, the sources, cause, fix, check, and where to read more. */
export function answerText(
  answer: AnswerText,
  layout: { readonly columns: number; readonly paint?: Paint },
): string {
  const { paint = PLAIN, columns } = layout
  const { severity, event, cause, isCause, fix, check, more, table } = answer
  const label = severity.padEnd(7)
  const color = severity === 'error' ? paint.red : severity === 'warning' ? paint.yellow : paint.blue
  const [head = '', ...rest] = wrap(event, columns - label.length - 2)
  const part = (name: string, lines: readonly string[]) =>
    lines
      .flatMap(line => folded(line, columns))
      .map((line, index) => {
        const lead = index === 0 ? name.padEnd(MARGIN) : ' '.repeat(MARGIN)
        return `${index === 0 ? paint.bold(lead) : lead}${line}`.trimEnd()
      })
  return [
    `${color(label)}  ${paint.bold(head)}`,
    ...rest.map(line => `${' '.repeat(label.length + 2)}${paint.bold(line)}`),
    '',
    ...(table === '' ? [] : [table]),
    ...(cause === undefined ? [] : part(isCause ? 'Cause' : 'Note', [cause])),
    ...part('Fix', fix),
    ...(check === undefined ? [] : part('Check', [check])),
    ...(more === undefined ? [] : part('More', [more])),
    '',
  ].join('\n')
}

/**
 * A sentence is folded; a command, which has two blanks in front or a remark behind five, stays whole, since it is there
 * to be copied. Its remark goes below it where there is no room.
 */
function folded(line: string, columns: number): readonly string[] {
  const text = visibleLine(line)
  const width = columns - MARGIN
  const at = text.search(/\S {5}\S/) + 1
  if (at === 0) return /^ {2}/.test(text) ? [text] : wrap(text, width)
  if (text.length <= width) return [text]
  const remark = text.slice(at).trim()
  return [text.slice(0, at), ...wrap(remark, width - 4).map(part => `    ${part}`)]
}

/** Folds a text at its blanks; a word that is longer stands alone, and a command in backticks stays whole where it is short. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let current = ''
  for (const word of wordsOf(text, width / 2)) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current)
      current = word
    } else current = current === '' ? word : `${current} ${word}`
  }
  return current === '' ? lines : [...lines, current]
}

function wordsOf(text: string, longestCode: number): readonly string[] {
  const parts = text.split(/(`[^`]*`)/)
  const isWhole = (index: number) => index % 2 === 1 && (parts[index] ?? '').length <= longestCode
  // No text that is shown holds this character.
  const joined = parts.map((part, index) => (isWhole(index) ? part.replaceAll(' ', JOINT) : part)).join('')
  return joined.split(/(?<=\S) (?=\S)/).map(word => word.replaceAll(JOINT, ' '))
}

const JOINT = '\u0000'
