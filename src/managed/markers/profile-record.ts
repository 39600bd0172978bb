import { any } from '../../names.ts'
import type { Os, Profile, Provider, TargetId } from '../../types.ts'
import type { MarkerRecord } from './marker.ts'

/** What a marker records beside the profile; absent where it is what the repository itself tells. */
export interface RecordedChoices {
  readonly targets?: readonly TargetId[] | undefined
  readonly guidePath?: string | undefined
  /** A file below the root that points to the section; the section itself records no form. */
  readonly isPointer?: boolean | undefined
  /** What the document forbids, see `DocumentStance`. */
  readonly forbids?: string | undefined
  /** Asked for by name: then an axis without members is a decision, not a machine that told nothing. */
  readonly anyShell?: boolean | undefined
  readonly anyOs?: boolean | undefined
  /** What a team's own inputs are known by, see `own-record.ts`. */
  readonly own?: string | undefined
}

const pointerStyle = 'nested'

/** The record of a profile and of choices. Neutral parts are left out. */
export function recordOf(profile: Profile, choices: RecordedChoices): MarkerRecord {
  return withoutEmpty({
    os: profile.os.join() || (choices.anyOs ? any : ''),
    shell: profile.shells.join() || (choices.anyShell ? any : ''),
    env: profile.environments.join(),
    provider: profile.provider === 'anthropic' ? '' : profile.provider,
    style: choices.isPointer ? pointerStyle : '',
    target: choices.targets?.join() ?? '',
    guide: choices.guidePath ?? '',
    forbids: choices.forbids ?? '',
    own: choices.own ?? '',
  })
}

/** The profile that a record names. Ids that this version does not know stay: a newer one wrote them. */
export function profileOf(record: MarkerRecord): Profile {
  return {
    os: membersOf(record['os']) as readonly Os[],
    shells: membersOf(record['shell']),
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
    isPointer: record['style'] === pointerStyle,
    anyShell: record['shell'] === any,
    anyOs: record['os'] === any,
  }
}

function membersOf(list: string | undefined): readonly string[] {
  return list === any ? [] : idsOf(list)
}

function idsOf(list: string | undefined): readonly string[] {
  return list === undefined || list === '' ? [] : list.split(',')
}

function withoutEmpty(record: Record<string, string>): MarkerRecord {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== ''))
}
