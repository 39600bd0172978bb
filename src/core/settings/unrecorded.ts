import { type ManagedPart, recordRows } from '../../managed/markers/record.ts'
import type { Choices } from '../../options/options.ts'
import { firstSaid, recordedOptions } from '../../options/recorded-options.ts'
import type { TargetPart } from '../../targets/target.ts'

/**
 * Whether something was asked for that only a file could record which git ignores: such a file is left as it is, so
 * the next run would know nothing of it. Which files are kept needs no record where none is.
 */
export function isUnrecorded(asked: Choices, parts: readonly TargetPart[]): boolean {
  const isKept = (id: ManagedPart) => parts.some(({ target, state }) => target === id && state !== 'skipped')
  const isSkipped = parts.some(({ target, state }) => target === 'claude-md' && state === 'skipped')
  if (!isSkipped || isKept('claude-md')) return false
  return recordedOptions
    .filter(({ key }) => key !== 'target')
    .filter(({ says, adds }) => firstSaid(asked, [...says, ...adds]) !== undefined)
    .some(({ key }) => !recordRows[key].parts.some(isKept))
}
