import type { ValueOf } from '../options/option.ts'
import type { options } from '../options/options.ts'

type Table = typeof options

/** What a key of the configuration holds, from the table of options. */
type KeysOf<Below extends string> = {
  readonly [Key in keyof Table as Table[Key] extends { readonly config: `${Below}${infer Name}` }
    ? Name extends `${string}.${string}`
      ? never
      : Name
    : never]?: ValueOf<Table[Key]> | undefined
}

/** What a team writes into `authmd.config.json`, `.authmdrc.json` or the key `authmd` of `package.json`. */
export type Config = KeysOf<''> & {
  readonly $schema?: string | undefined
  readonly paths?: KeysOf<'paths.'> | undefined
}
