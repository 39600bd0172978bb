import {
  type ManagedPart,
  type MarkerRecord,
  type Recorded,
  writeRecord,
} from '../../managed/markers/record.ts'
import { defaultGuidePath } from '../../paths.ts'
import type { TargetId } from '../../types.ts'
import { type OwnInputs, ownRecord } from './own-record.ts'

export interface ToRecord {
  readonly targets: readonly TargetId[]
  readonly recorded: Recorded
  readonly guidePath: string
  /** Where the guide is without a record; a guide there needs none. */
  readonly usualGuidePath: string
  readonly own: OwnInputs
  /** What the document forbids, see `forbiddenWords`. */
  readonly forbids: string | undefined
}

/** What the marker of a part says: everything that decides its bytes and is not the same everywhere, nothing more. */
export function recordFor(part: ManagedPart, settled: ToRecord): MarkerRecord {
  const { recorded, forbids, own } = settled
  const guide = guidePathToRecord(settled)
  return writeRecord({ ...recorded, style: 'nested', guide, forbids, own: ownRecord(own, part) }, part)
}

function guidePathToRecord({ targets, guidePath, usualGuidePath }: ToRecord): string | undefined {
  const isUsual = guidePath === defaultGuidePath && usualGuidePath === defaultGuidePath
  return targets.includes('guide') && !isUsual ? guidePath : undefined
}
