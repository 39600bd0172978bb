import { type Recorded, readRecord, writeRecord } from '../../managed/markers/record.ts'
import { recordText } from '../../managed/markers/record-text.ts'
import { sumOf } from '../../managed/markers/sum.ts'
import type { Option } from '../../options/option.ts'
import { type Choices, type ChosenOptions, type OptionKey, options } from '../../options/options.ts'
import type { Profile } from '../../types.ts'
import { chooseRecorded, impliedProvider, knownBefore } from './choose-recorded.ts'
import type { TargetsFor } from './choose-targets.ts'
import type { FoundRecords } from './find-record.ts'
import { recordedAside } from './own-record.ts'

export interface Settled {
  readonly recorded: Recorded
  /** What was asked for and what is configured, as one. */
  readonly choices: Choices
  /** The sum of the configuration, where the result differs from what it alone gives: the marker has to say so. */
  readonly aside: string | undefined
}

/**
 * Flag over configuration over record over detection. A flag may contradict the configuration, and then a bare
 * `check` must still find nothing to do: the marker records the sum of the configuration that was put aside. While
 * that is the configuration, the record wins; a changed configuration wins again.
 */
export function settleChoices(input: {
  readonly asked: Choices
  readonly configured: Choices | undefined
  readonly records: FoundRecords
  readonly detected: () => Profile
  readonly targetsFor: TargetsFor
}): Settled {
  const { asked, configured, records, detected, targetsFor } = input
  const sum = configured === undefined ? undefined : sumOfChoices(configured)
  const isAside = sum !== undefined && recordedAside(records.any?.['own']) === sum
  const counting = configured === undefined ? {} : isAside ? alwaysCounting(configured) : configured
  const choices = joinChoices(asked, counting)
  const recorded = chooseRecorded(choices, knownBefore(records, detected), targetsFor)
  const differs = configured !== undefined && !isGivenBy(configured, recorded, targetsFor)
  return { recorded, choices, aside: differs ? sum : undefined }
}

function joinChoices(asked: Choices, configured: Choices): Choices {
  const said = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
  const provider = asked.provider ?? impliedProvider(asked) ?? configured.provider
  return { ...configured, ...said, provider }
}

/** Places are only chosen for what is not there yet, and no flag speaks of the others: none contradicts a record. */
function alwaysCounting(configured: Choices): Choices {
  return Object.fromEntries(Object.entries(configured).filter(([key]) => !hasFlag(key as OptionKey)))
}

function hasFlag(key: OptionKey): boolean {
  const row: Option = options[key]
  return row.flag !== undefined
}

/** Whether a bare run on what is recorded now comes to the same. */
function isGivenBy(configured: Choices, recorded: Recorded, targetsFor: TargetsFor): boolean {
  const record = writeRecord(recorded)
  const later = chooseRecorded(configured, readRecord(record), targetsFor)
  return recordText(writeRecord(later)) === recordText(record)
}

/** Of all that a flag could have said otherwise, in the order of the table; how edits are treated is recorded nowhere. */
function sumOfChoices(configured: ChosenOptions): string {
  const keys = (Object.keys(options) as OptionKey[]).filter(key => key !== 'onEdit' && hasFlag(key))
  return sumOf(JSON.stringify(keys.map(key => configured[key])))
}
