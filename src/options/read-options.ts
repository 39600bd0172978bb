import { axes } from './axes.ts'
import { InputError } from './input-error.ts'
import { mayStandTogether } from './may-stand-together.ts'
import type { Option } from './option.ts'
import { type ChosenOptions, type OptionKey, options } from './options.ts'
import { unknownName } from './unknown-name.ts'

/**
 * Checks values by the table and puts lists into the order of their axis, so that the order in which they were named
 * changes no byte. `called` is how the caller knows an option: `--shell`, `shells`. Throws {@link InputError}.
 */
export function readOptions(
  given: Readonly<Partial<Record<OptionKey, unknown>>>,
  called: (key: OptionKey) => string,
): ChosenOptions {
  const keys = (Object.keys(options) as OptionKey[]).filter(key => given[key] !== undefined)
  const read = keys.map(key => [key, readValue(options[key], given[key], called(key))] as const)
  return Object.fromEntries(read) as ChosenOptions
}

function readValue(option: Option, value: unknown, name: string): unknown {
  const { kind, axis, pattern, wants } = option
  const values: readonly string[] = axis === undefined ? [] : axes[axis]
  if (kind === 'switch') return value === true
  if (kind === 'list') {
    if (!Array.isArray(value)) throw new InputError('bad-value', `${name} wants a list of names`)
    const names = value.map(String)
    const stranger = names.find(one => !values.includes(one))
    if (stranger !== undefined) throw new InputError('unknown-name', unknownName(name, stranger, values))
    if (!mayStandTogether(names)) throw new InputError('bad-value', `${name} any stands alone`)
    if (names.length === 0 && option.isNeverEmpty)
      throw new InputError('bad-value', `${name} wants at least one name`)
    return values.filter(one => names.includes(one))
  }
  const text = String(value)
  if (kind === 'one') {
    if (!values.includes(text)) throw new InputError('unknown-name', unknownName(name, text, values))
    return text
  }
  const plain = kind === 'path' ? text.replaceAll('\\', '/').replace(/^\.\//, '') : text
  if (pattern?.test(plain) === false)
    throw new InputError('bad-value', `${name} wants ${wants}, not \`${text}\``)
  return plain
}
