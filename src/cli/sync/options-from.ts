import type { Option } from '../../options/option.ts'
import { type ChosenOptions, type FlagKey, flagKeys, options } from '../../options/options.ts'
import type { ValuesOf } from '../command.ts'
import type { OptionFlag } from './option-flags.ts'

/** What the flags of the table hold; a command has all of them or some. */
export type OptionValues = ValuesOf<readonly OptionFlag<FlagKey>[]>

/**
 * What flags ask for, by the keys of the table; where nothing was asked for, the axes need not be loaded. Throws
 * `InputError` for what an option can't hold.
 */
export async function optionsFrom(flags: OptionValues): Promise<ChosenOptions> {
  const given = flagKeys.flatMap(key => {
    const value = flags[options[key].flag]
    return value === undefined ? [] : [[key, value] as const]
  })
  if (given.length === 0) return {}
  const { readOptions } = await import('../../options/read-options.ts')
  return readOptions(Object.fromEntries(given), key => {
    const row: Option = options[key]
    return `--${row.flag}`
  })
}
