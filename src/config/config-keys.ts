import type { Option } from '../options/option.ts'
import { type OptionKey, options } from '../options/options.ts'

/** One key of the configuration file, from the table of options. */
export interface ConfigKey {
  readonly key: OptionKey
  readonly option: Option
  /** `['paths', 'guide']`. */
  readonly path: readonly string[]
}

export const configKeys: readonly ConfigKey[] = (Object.keys(options) as OptionKey[]).flatMap(key => {
  const option: Option = options[key]
  return option.config === undefined ? [] : [{ key, option, path: option.config.split('.') }]
})
