import { recordedOf } from '../../managed/markers/profile-record.ts'
import { type Recorded, readRecord } from '../../managed/markers/record.ts'
import type { Choices } from '../../options/options.ts'
import { firstSaid, recordedOptions } from '../../options/recorded-options.ts'
import type { Profile, Provider } from '../../types.ts'
import type { TargetsFor } from './choose-targets.ts'
import type { FoundRecords } from './find-record.ts'
import { providerOf } from './provider-of.ts'

/**
 * What is so before anybody chooses: the record in the marker, else what is detected. So the same repository gives the
 * same bytes on every machine: detection decides on the first apply only.
 */
export function knownBefore(
  { profile, example, any }: Pick<FoundRecords, 'profile' | 'example' | 'any'>,
  detected: () => Profile,
): Recorded {
  if (profile !== undefined) return readRecord(profile)
  const { provider = 'anthropic' } = readRecord(example ?? {})
  const found = recordedOf(detected())
  return { ...readRecord(any ?? {}), ...found, ...(example === undefined ? {} : { provider }) }
}

/** What is to be recorded: asked for or configured, else as it was. */
export function chooseRecorded(choices: Choices, known: Recorded, targetsFor: TargetsFor): Recorded {
  const said: Choices = { ...choices, provider: choices.provider ?? impliedProvider(choices) }
  const chosen = recordedOptions.map(({ key, says, adds }) => {
    const value = firstSaid(said, says) ?? known[key]
    const added = firstSaid(said, adds)
    return [key, added === undefined ? value : joined(value, added)]
  })
  // What comes to targets that nobody named comes to the usual ones.
  const target = targetsFor(choices.targets ?? known.target, choices.addTargets)
  return { ...(Object.fromEntries(chosen) as Recorded), target }
}

/** The same the other way round: what is settled, as if all of it had been asked for. */
export function asChoices(recorded: Recorded): Choices {
  return Object.fromEntries(recordedOptions.flatMap(({ key, says }) => says.map(one => [one, recorded[key]])))
}

/** Environments that were chosen by name say which provider they mean: `--environment bedrock`. */
export function impliedProvider({ environments, addEnvironments }: Choices): Provider | undefined {
  const chosen = [...(environments ?? []), ...(addEnvironments ?? [])]
  const provider = providerOf(chosen)
  return provider === 'anthropic' ? undefined : provider
}

function joined(...lists: readonly unknown[]): readonly unknown[] {
  return [...new Set(lists.flatMap(list => list ?? []))]
}
