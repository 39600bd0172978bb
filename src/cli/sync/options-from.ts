import type { Option } from '../../options/option.ts'
import { type ChosenOptions, flagKeys, options } from '../../options/options.ts'

/**
 * What flags ask for, by the keys of the table; where nothing was asked for, the axes need not be loaded. Throws
 * `InputError` for a name that does not exist, with the nearest that does.
 */
export async function optionsFrom(flags: Readonly<Record<string, unknown>>): Promise<ChosenOptions> {
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
