import type { Refusal } from '../types.ts'
import type { BlockFault, BlockMerge, BlockState, OpenText } from './contract.ts'
import { newerFinding, type Place, type Words } from './findings.ts'

/** A text that stays as it is, whatever its format. */
export function unchangedText(before: OpenText | undefined, state: BlockState): BlockMerge {
  return { after: before?.text, state, findings: [], refusals: [] }
}

/** Nothing is written into it: by its faults, or for a reason of a merge. */
export function refusedText(
  before: OpenText | undefined,
  { file, why }: { readonly file: string; readonly why: readonly (BlockFault | Omit<Refusal, 'file'>)[] },
): BlockMerge {
  return { ...unchangedText(before, 'refused'), refusals: why.map(one => ({ ...one, file })) }
}

/** It holds a block that this version must not touch. */
export function newerText(
  before: OpenText,
  { words, ...place }: Place & { readonly words: Words },
): BlockMerge {
  return { ...unchangedText(before, 'newer'), findings: [newerFinding(place, words)] }
}

/** The state of a block that stood there and was merged: what matters most. */
export function mergedState(found: {
  readonly hasConflicts: boolean
  readonly changes: boolean
  readonly edited: boolean
}): BlockState {
  if (found.hasConflicts) return 'conflict'
  if (found.changes) return 'outdated'
  return found.edited ? 'edited' : 'current'
}
