import type { Axes } from '../../options/axes.ts'
import type { Option } from '../../options/option.ts'
import { type FlagKey, flagKeys, options } from '../../options/options.ts'
import type { Flag } from '../command.ts'

type Table = typeof options

/** The flag that a row of the table of options stands for. */
export type OptionFlag<Key extends FlagKey> = Key extends FlagKey
  ? Flag & { readonly name: Table[Key]['flag']; readonly type: FlagType<Table[Key]['kind']> } & AxisOf<
        Table[Key]
      >
  : never

type AxisOf<Row extends Option> = Row extends { readonly axis: infer Axis extends keyof Axes }
  ? { readonly axis: Axis }
  : unknown

type FlagType<Kind extends Option['kind']> = Kind extends 'switch'
  ? 'boolean'
  : Kind extends 'list'
    ? 'list'
    : 'string'

/** The flags of some options, or of all but some, in the order of the table. */
export function flagsFor<Key extends FlagKey>(keys: readonly Key[]): readonly OptionFlag<Key>[] {
  return keys.map(flagFor)
}

export function allFlagsBut<Key extends FlagKey>(
  ...left: readonly Key[]
): readonly OptionFlag<Exclude<FlagKey, Key>>[] {
  const keys = flagKeys.filter((key): key is Exclude<FlagKey, Key> => !left.some(one => one === key))
  return flagsFor(keys)
}

function flagFor<Key extends FlagKey>(key: Key): OptionFlag<Key> {
  const row: Option & { readonly flag: string } = options[key]
  const { kind, axis, flag: name, alias, placeholder, sentence } = row
  const type = kind === 'switch' ? 'boolean' : kind === 'list' ? 'list' : 'string'
  const flag: Flag = {
    name,
    type,
    describe: sentence,
    ...(alias === undefined ? {} : { alias }),
    ...(placeholder === undefined ? {} : { value: placeholder }),
    ...(kind === 'path' ? { paths: 'file' } : {}),
    ...(axis === undefined ? {} : { axis }),
  }
  return flag as OptionFlag<Key>
}
