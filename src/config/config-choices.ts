import { type ChosenOptions, type OptionKey, options } from '../options/options.ts'
import { readOptions } from '../options/read-options.ts'
import type { Config } from './config.ts'
import { configKeys } from './config-keys.ts'

/** A configuration as options. Throws `InputError`, which names `file`, for what the schema can't say. */
export function configChoices(config: Config, file = 'authmd.config.json'): ChosenOptions {
  const given = configKeys.map(({ key, path }) => [key, valueAt(config, path)] as const)
  return readOptions(Object.fromEntries(given), key => `${file}: ${configName(key)}`)
}

function configName(key: OptionKey): string {
  const option = options[key]
  return 'config' in option ? option.config : key
}

function valueAt(config: object, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name)
        ? value[name as keyof typeof value]
        : undefined,
    config,
  )
}
