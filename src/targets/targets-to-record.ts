import type { TargetId } from '../types.ts'
import type { TargetInput } from './target.ts'

/** The choice of targets that a marker names; `undefined` where it names none. */
export function targetsToRecord({
  targets,
  recordTargets,
  keptRecord,
}: Pick<TargetInput, 'targets' | 'recordTargets' | 'keptRecord'>): readonly TargetId[] | undefined {
  if (keptRecord !== undefined) return keptRecord.targets
  return recordTargets ? targets : undefined
}
