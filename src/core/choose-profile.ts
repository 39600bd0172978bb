import type { MarkerRecord } from '../managed/markers/marker.ts'
import { choicesOf, profileOf, type RecordedChoices } from '../managed/markers/profile-record.ts'
import type { Os, Profile, Provider, TargetId } from '../types.ts'
import type { FoundRecords } from './find-record.ts'
import { providerOf } from './provider-of.ts'

/** What was asked for by flag or configuration. Absent means "not said". */
export interface Choices {
  readonly os?: readonly Os[] | undefined
  /** The full set; replaces the record. */
  readonly shells?: readonly string[] | undefined
  readonly addShells?: readonly string[] | undefined
  readonly environments?: readonly string[] | undefined
  readonly addEnvironments?: readonly string[] | undefined
  readonly provider?: Provider | undefined
  readonly targets?: readonly TargetId[] | undefined
  readonly guidePath?: string | undefined
  /** The agent file and the example env file for a repository that has no section of ours yet; of a configuration only. */
  readonly agentPath?: string | undefined
  readonly examplePath?: string | undefined
  /** What agent files below the root get, when they are looked at. */
  readonly nested?: 'none' | 'pointer' | 'section' | undefined
}

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
    os: choices.os ?? known.os,
    shells: unique([...(choices.shells ?? known.shells), ...(choices.addShells ?? [])]),
    environments: unique([
      ...(choices.environments ?? known.environments),
      ...(choices.addEnvironments ?? []),
    ]),
    provider: choices.provider ?? impliedProvider(choices) ?? known.provider,
  }
}

/** The recorded choices, with those that were asked for now in their place. */
export function chooseRecorded(choices: Choices, record: MarkerRecord | undefined): RecordedChoices {
  const known = record === undefined ? {} : choicesOf(record)
  return {
    targets: choices.targets ?? known.targets,
    guidePath: choices.guidePath ?? known.guidePath,
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

function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)]
}
