import type { Os, Profile, Provider, TargetId } from '../../types.ts'
import type { MarkerRecord } from './marker.ts'

/** What a marker records beside the profile; absent where it is what the repository itself tells. */
export interface RecordedChoices {
  readonly targets?: readonly TargetId[] | undefined
  readonly guidePath?: string | undefined
  /** What the document forbids, see `DocumentStance`. */
  readonly forbids?: string | undefined
  /** What a team's own inputs are known by, see `own-record.ts`. */
  readonly own?: string | undefined
}

/** The record of a profile and of choices. Neutral parts are left out. */
export function recordOf(profile: Profile, choices: RecordedChoices): MarkerRecord {
  return withoutEmpty({
    os: profile.os.join(),
    shell: profile.shells.join(),
    env: profile.environments.join(),
    provider: profile.provider === 'anthropic' ? '' : profile.provider,
    target: choices.targets?.join() ?? '',
    guide: choices.guidePath ?? '',
    forbids: choices.forbids ?? '',
    own: choices.own ?? '',
  })
}

/** The profile that a record names. Ids that this version does not know stay: a newer one wrote them. */
export function profileOf(record: MarkerRecord): Profile {
  return {
    os: idsOf(record['os']) as readonly Os[],
    shells: idsOf(record['shell']),
    environments: idsOf(record['env']),
    provider: (record['provider'] ?? 'anthropic') as Provider,
  }
}

/** The choices that a record names. */
export function choicesOf(record: MarkerRecord): RecordedChoices {
  const targets = idsOf(record['target'])
  return {
    targets: targets.length === 0 ? undefined : (targets as readonly TargetId[]),
    guidePath: record['guide'],
  }
}

function idsOf(list: string | undefined): readonly string[] {
  return list === undefined || list === '' ? [] : list.split(',')
}

function withoutEmpty(record: Record<string, string>): MarkerRecord {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== ''))
}
