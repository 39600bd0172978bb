import type { MarkerRecord } from '../../managed/markers/marker.ts'
import { type RecordedChoices, recordOf } from '../../managed/markers/profile-record.ts'
import { defaultGuidePath } from '../../targets/paths.ts'
import type { ManagedPart } from '../../targets/target.ts'
import type { Profile, TargetId } from '../../types.ts'
import { type OwnInputs, ownRecord } from './own-record.ts'

export interface ToRecord {
  readonly profile: Profile
  readonly targets: readonly TargetId[]
  readonly recorded: RecordedChoices
  /**
   * Set where a file outside this plan holds the record that later runs read: what stands there is repeated, since
   * any other word of this run's would be taken back by the next.
   */
  readonly keptRecord: { readonly targets: readonly TargetId[] | undefined } | undefined
  readonly guidePath: string
  /** Where the guide is without a record; a guide there needs none. */
  readonly usualGuidePath: string
  readonly own: OwnInputs
  /** What the document forbids, see `forbiddenWords`. */
  readonly forbids: string | undefined
}

/** What the marker of a part says: everything that decides its bytes and is not the same everywhere, nothing more. */
export function recordFor(part: ManagedPart, settled: ToRecord): MarkerRecord {
  const { profile, recorded, own } = settled
  const { anyShell, anyOs } = recorded
  const targets = settled.keptRecord === undefined ? recorded.targets : settled.keptRecord.targets
  switch (part) {
    case 'claude-md':
      return recordOf(profile, {
        anyShell,
        anyOs,
        targets: recorded.targets,
        guidePath: guidePathToRecord(settled),
        forbids: settled.forbids,
        own: ownRecord(own, 'claude-md'),
      })
    case 'guide':
      return recordOf(profile, { anyShell, anyOs, targets, own: ownRecord(own, 'guide') })
    case 'nested':
      return recordOf(neutral, { isPointer: true, own: ownRecord({ texts: own.texts }, 'nested') })
    // Of a profile, only the provider decides what stands in an example env file, and nothing what is ignored.
    case 'env-example':
      return recordOf(
        { ...neutral, provider: profile.provider },
        { targets, own: ownRecord({ ...own, help: undefined }, undefined) },
      )
    case 'gitignore':
      return recordOf(neutral, { targets, own: ownRecord({ ...own, help: undefined }, undefined) })
  }
}

const neutral: Profile = { os: [], shells: [], environments: [], provider: 'anthropic' }

function guidePathToRecord({ targets, guidePath, usualGuidePath }: ToRecord): string | undefined {
  const isUsual = guidePath === defaultGuidePath && usualGuidePath === defaultGuidePath
  return targets.includes('guide') && !isUsual ? guidePath : undefined
}
