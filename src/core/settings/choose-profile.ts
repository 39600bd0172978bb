import type { MarkerRecord } from '../../managed/markers/marker.ts'
import { choicesOf, profileOf, type RecordedChoices } from '../../managed/markers/profile-record.ts'
import { any } from '../../names.ts'
import type { Choices } from '../../options/options.ts'
import type { Profile, Provider } from '../../types.ts'
import type { TargetsFor } from './choose-targets.ts'
import type { FoundRecords } from './find-record.ts'
import { providerOf } from './provider-of.ts'

/**
 * The profile, by its order: asked for, then the record in the marker, then detection. So the same repository
 * gives the same bytes on every machine: detection decides on the first apply only.
 */
export function chooseProfile(
  choices: Choices,
  { profile, example }: Pick<FoundRecords, 'profile' | 'example'>,
  detected: () => Profile,
): Profile {
  const known = profile === undefined ? withProvider(detected(), example) : profileOf(profile)
  return {
    os: withoutAny(choices.os) ?? known.os,
    shells: unique([...(withoutAny(choices.shells) ?? known.shells), ...(choices.addShells ?? [])]),
    environments: unique([
      ...(choices.environments ?? known.environments),
      ...(choices.addEnvironments ?? []),
    ]),
    provider: choices.provider ?? impliedProvider(choices) ?? known.provider,
  }
}

/** The recorded choices, with those that were asked for now in their place. */
export function chooseRecorded(
  choices: Choices,
  record: MarkerRecord | undefined,
  targetsFor: TargetsFor,
): RecordedChoices {
  const known = record === undefined ? {} : choicesOf(record)
  const chosen = choices.targets ?? known.targets
  return {
    targets: targetsFor(chosen, choices.addTargets),
    guidePath: choices.guidePath ?? known.guidePath,
    anyShell: choices.shells?.includes(any) ?? known.anyShell,
    anyOs: choices.os?.includes(any) ?? known.anyOs,
  }
}

/** Environments that were chosen by name say which provider they mean: `--environment bedrock`. */
export function impliedProvider({ environments, addEnvironments }: Choices): Provider | undefined {
  const chosen = [...(environments ?? []), ...(addEnvironments ?? [])]
  const provider = providerOf(chosen)
  return provider === 'anthropic' ? undefined : provider
}

function withProvider(profile: Profile, example: MarkerRecord | undefined): Profile {
  return example === undefined ? profile : { ...profile, provider: profileOf(example).provider }
}

/** A neutral axis is one without members. */
function withoutAny<Id extends string>(ids: readonly Id[] | undefined) {
  return ids?.filter((id): id is Exclude<Id, typeof any> => id !== any)
}

function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)]
}
