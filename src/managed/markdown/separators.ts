import type { Step } from '../merge/decision.ts'
import type { BodyParts } from './body-parts.ts'

/**
 * What stands between each two neighbours of a merged section. Two blocks that were neighbours keep the bytes
 * between them. Where blocks are put between two others, the old bytes stay on one side of them; where blocks
 * are taken from between two others, the bytes on that same side stay: so taking out gives back what putting in
 * found, without a record.
 */
export function separators(steps: readonly Step[], parts: BodyParts): readonly string[] {
  return steps.slice(1).map((_, at) => separator(steps, at, parts) ?? usual(steps, at, parts))
}

/** The old bytes that belong between the steps `at` and `at + 1`, if any do. */
function separator(steps: readonly Step[], at: number, parts: BodyParts): string | undefined {
  const left = placeOf(steps[at])
  const right = placeOf(steps[at + 1])
  if (left !== undefined && right !== undefined) return oldBytes(left, right, parts)
  if (left === undefined && right !== undefined) {
    const from = steps.slice(0, at).findLastIndex(step => placeOf(step) !== undefined)
    const previous = placeOf(steps[from])
    if (previous === undefined || isTight(steps, at, at + 1, parts) !== isTight(steps, from, at + 1, parts))
      return undefined
    return oldBytes(previous, right, parts)
  }
  if (left === undefined) return undefined
  const to = steps.findIndex((step, index) => index > at && placeOf(step) !== undefined)
  const next = placeOf(steps[to])
  const tight = isTight(steps, at, to, parts)
  const takenBehind = isTight(steps, to - 1, to, parts) === tight
  if (next === undefined || takenBehind || isTight(steps, at, at + 1, parts) !== tight) return undefined
  return oldBytes(left, next, parts)
}

/** The bytes between two blocks of the file; with others between them, those behind them, or those before. */
function oldBytes(left: number, right: number, { text, ours }: BodyParts): string | undefined {
  if (left >= right) return undefined
  const behind = (index: number) => text.slice(ours[index]?.end, ours[index + 1]?.start)
  const tight = (one: number, other: number) => isItem(ours[one]) && isItem(ours[other])
  if (right === left + 1 || tight(right - 1, right) === tight(left, right)) return behind(right - 1)
  return tight(left, left + 1) === tight(left, right) ? behind(left) : undefined
}

/** Where a step's block stands in the file; a new block stands nowhere. */
function placeOf(step: Step | undefined): number | undefined {
  return step?.take === 'ours' ? step.index : step?.replaces
}

/** Items follow each other line by line, all else is parted by a blank line. */
function isTight(steps: readonly Step[], one: number, other: number, { ours, fresh }: BodyParts): boolean {
  const blockOf = (step: Step | undefined) =>
    step?.take === 'fresh' ? fresh[step.index] : ours[step?.index ?? -1]
  return isItem(blockOf(steps[one])) && isItem(blockOf(steps[other]))
}

function isItem(
  block: { readonly kind: string; readonly list?: { readonly ordered: boolean } } | undefined,
): boolean {
  return block?.kind === 'listItem' && block.list?.ordered !== true
}

function usual(steps: readonly Step[], at: number, parts: BodyParts): string {
  const spread = [steps[at], steps[at + 1]].some(
    step => step?.take === 'ours' && parts.ours[step.index]?.list?.spread === true,
  )
  return isTight(steps, at, at + 1, parts) && !spread && parts.loose !== true
    ? parts.eol
    : parts.eol + parts.eol
}
