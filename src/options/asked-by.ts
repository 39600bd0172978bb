import { type ChosenOptions, type FlagKey, flagKeys } from './options.ts'
import { readOptions } from './read-options.ts'

/** The options, checked: a caller need not be typed. Throws `InputError` for an unknown name, with what was meant. */
export function askedBy(options: Pick<ChosenOptions, FlagKey>): ChosenOptions {
  return readOptions(Object.fromEntries(flagKeys.map(key => [key, options[key]])), key => key)
}
