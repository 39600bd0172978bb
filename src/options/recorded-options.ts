import { type RecordKey, recordKeys } from '../managed/markers/record.ts'
import type { Option } from './option.ts'
import { type ChosenOptions, type OptionKey, options } from './options.ts'

/** What can be chosen and is recorded. */
export interface RecordedOption {
  readonly key: RecordKey
  /** The options that name the value, and that add to it. */
  readonly says: readonly OptionKey[]
  readonly adds: readonly OptionKey[]
}

const rows: Readonly<Record<OptionKey, Option>> = options

export const recordedOptions: readonly RecordedOption[] = recordKeys
  .map(key => {
    const own = (Object.keys(rows) as OptionKey[]).filter(option => rows[option].record === key)
    return {
      key,
      says: own.filter(option => rows[option].adds !== true),
      adds: own.filter(option => rows[option].adds === true),
    }
  })
  .filter(({ says, adds }) => says.length + adds.length > 0)

/** What the first of these options says that was given. */
export function firstSaid(chosen: ChosenOptions, keys: readonly OptionKey[]): unknown {
  return keys.map(key => chosen[key]).find(value => value !== undefined)
}
