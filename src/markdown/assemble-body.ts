import type { Step } from '../merge/three-way.ts'
import type { FreshSectionBlock } from './fresh-blocks.ts'
import type { ParsedBlock } from './parse-section.ts'
import { printBlock } from './print-block.ts'
import type { DocumentStyle } from './style.ts'

export interface BodyParts {
  /** The text between the markers as it is in the document. */
  readonly text: string
  readonly ours: readonly ParsedBlock[]
  readonly fresh: readonly FreshSectionBlock[]
  readonly style: DocumentStyle
  readonly eol: string
}

/**
 * The text of a section from merge steps: kept blocks with their own bytes, and with the bytes between two
 * that were neighbours before; fresh blocks printed in the document's style. `loose` puts a blank line
 * between all others, which keeps neighbours apart that would be read as one.
 */
export function assembleBody(steps: readonly Step[], parts: BodyParts, loose: boolean): string {
  let body = ''
  for (const [at, step] of steps.entries()) {
    const previous = steps[at - 1]
    if (previous !== undefined) body += between(previous, step, parts, loose)
    body += step.take === 'ours' ? keptText(step, parts) : printed(step, parts, bulletNear(steps, at, parts))
  }
  return body
}

function keptText(step: Step, { text, ours }: BodyParts): string {
  const block = ours[step.index]
  return block === undefined ? '' : text.slice(block.start, block.end)
}

function printed(step: Step, { fresh, style, eol }: BodyParts, bullet: DocumentStyle['bullet']): string {
  const block = fresh[step.index]
  return block === undefined
    ? ''
    : printBlock(block.markdown, { ...style, bullet }).replaceAll('\n', () => eol)
}

function between(previous: Step, step: Step, { text, ours, fresh, eol }: BodyParts, loose: boolean): string {
  const left = previous.take === 'ours' ? ours[previous.index] : undefined
  const right = step.take === 'ours' ? ours[step.index] : undefined
  if (left && right && step.index === previous.index + 1) return text.slice(left.end, right.start)
  const isItem = (one: Step) =>
    one.take === 'fresh' ? fresh[one.index]?.kind === 'listItem' : ours[one.index]?.list?.ordered === false
  const spread = left?.list?.spread === true || right?.list?.spread === true
  return isItem(previous) && isItem(step) && !spread && !loose ? eol : eol + eol
}

/** A new item beside a kept one takes its bullet: another one would begin another list. */
function bulletNear(
  steps: readonly Step[],
  at: number,
  { text, ours, style }: BodyParts,
): DocumentStyle['bullet'] {
  for (const near of [...steps.slice(0, at).reverse(), ...steps.slice(at + 1)]) {
    const block = near.take === 'ours' ? ours[near.index] : undefined
    const bullet =
      block?.list?.ordered === false ? text.slice(block.start, block.end).trimStart()[0] : undefined
    if (bullet === '-' || bullet === '*' || bullet === '+') return bullet
  }
  return style.bullet
}
