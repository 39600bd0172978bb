import type { Choices } from '../../options/options.ts'
import type { Profile, TargetId } from '../../types.ts'
import type { FoundRecords } from './find-record.ts'
import { recordHome } from './record-home.ts'
import type { Settled } from './settle-choices.ts'

export interface Kept {
  readonly settled: Settled
  /** What the markers of this run have to repeat; `undefined` where this run writes the record itself. */
  readonly keptRecord: { readonly targets: readonly TargetId[] | undefined } | undefined
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
    return { settled: now, keptRecord: undefined, overruled: false }
  const next = later()
  const guideIsKept = next.recorded.targets?.includes('guide') === true
  const differs =
    (targets.includes('guide') && guideIsKept && !sameProfile(now.profile, next.profile)) ||
    (targets.includes('env-example') && now.profile.provider !== next.profile.provider)
  return {
    settled: { ...now, profile: differs ? next.profile : now.profile, aside: next.aside },
    keptRecord: { targets: next.recorded.targets },
    overruled: differs,
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

function sameProfile(left: Profile, right: Profile): boolean {
  const words = ({ os, shells, environments, provider }: Profile) =>
    JSON.stringify([[...os].sort(), [...shells].sort(), [...environments].sort(), provider])
  return words(left) === words(right)
}
