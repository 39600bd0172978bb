import type { Choices } from '../../options/options.ts'
import type { TargetPart } from '../../targets/target.ts'

/**
 * Whether something was asked for that only a file could record which git ignores: such a file is left as it is, so
 * the next run would know nothing of it.
 */
export function isUnrecorded(asked: Choices, parts: readonly TargetPart[]): boolean {
  const isKept = (id: TargetPart['target']) =>
    parts.some(({ target, state }) => target === id && state !== 'skipped')
  const isSkipped = parts.some(({ target, state }) => target === 'claude-md' && state === 'skipped')
  if (!isSkipped || isKept('claude-md') || isKept('guide')) return false
  const { os, shells, addShells, environments, addEnvironments, guidePath, provider } = asked
  const ofTheSection = [os, shells, addShells, environments, addEnvironments, guidePath]
  return ofTheSection.some(one => one !== undefined) || (provider !== undefined && !isKept('env-example'))
}
