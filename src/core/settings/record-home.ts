import { recordKeys, recordRows } from '../../managed/markers/record.ts'
import { targetIds } from '../../names.ts'
import type { TargetId } from '../../types.ts'

/** Whose marker says most comes first. */
const bySaying = targetIds.toSorted((one, other) => keysOf(other) - keysOf(one))

/** The target whose marker is asked for what was chosen, where several hold one. */
export function recordHome(targets: readonly TargetId[]): TargetId | undefined {
  return bySaying.find(id => targets.includes(id))
}

function keysOf(target: TargetId): number {
  return recordKeys.filter(key => recordRows[key].parts.includes(target)).length
}
