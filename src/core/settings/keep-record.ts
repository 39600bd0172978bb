import { type ManagedPart, type Recorded, writeRecord } from '../../managed/markers/record.ts'
import { any } from '../../names.ts'
import type { Choices } from '../../options/options.ts'
import type { TargetId } from '../../types.ts'
import type { FoundRecords } from './find-record.ts'
import { recordHome } from './record-home.ts'
import type { Settled } from './settle-choices.ts'

export interface Kept {
  readonly settled: Settled
  /** Whether a file outside this plan holds the record: then the markers of this run repeat what it says. */
  readonly isElsewhere: boolean
  /** What the markers of this run say. */
  readonly marked: Recorded
  /** Whether something was asked for that the next run would take back. */
  readonly overruled: boolean
}

interface ToKeep extends Pick<FoundRecords, 'home'> {
  /** How a bare run settles. */
  readonly later: () => Settled
  readonly targets: readonly TargetId[]
}

/**
 * Later runs read one record, see `findRecords`. A run that was told to leave the file with that record alone can't
 * change it, so it writes what a bare run would.
 */
export function keepRecord(now: Settled, { later, targets, home }: ToKeep): Kept {
  if (home === undefined || recordHome([...targets, home]) !== home || targets.includes(home))
    return { settled: now, isElsewhere: false, marked: now.recorded, overruled: false }
  const next = later()
  const lasting = targets.filter(part => part !== 'guide' || next.recorded.target?.includes(part))
  const overruled = lasting.some(part => inMarker(part, now.recorded) !== inMarker(part, next.recorded))
  // Which files this run keeps was its own to choose, and where the guide goes too.
  const { target, guide } = now.recorded
  const recorded = overruled ? { ...next.recorded, target, guide } : now.recorded
  return {
    settled: { ...now, recorded, aside: next.aside },
    isElsewhere: true,
    marked: { ...recorded, target: next.recorded.target },
    overruled,
  }
}

/** Only the section records where the guide is: another place chosen without it would be forgotten. */
export function guidePathIsLost(
  { guidePath }: Pick<Choices, 'guidePath'>,
  { targets, usualGuidePath }: { readonly targets: readonly TargetId[]; readonly usualGuidePath: string },
): boolean {
  const isElsewhere = guidePath !== undefined && guidePath !== usualGuidePath
  return isElsewhere && targets.includes('guide') && !targets.includes('claude-md')
}

/** What the marker of a part says beside the targets, for comparing: the order of a list makes no difference. */
function inMarker(part: ManagedPart, recorded: Recorded): string {
  const record = writeRecord({ ...recorded, target: undefined }, part)
  return Object.entries(record)
    .flatMap(([key, value]) =>
      value
        .split(',')
        .filter(id => id !== any)
        .map(id => `${key}=${id}`),
    )
    .sort()
    .join(' ')
}
