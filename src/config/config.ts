import type { OnEdit } from '../managed/merge/decision.ts'
import type { Os, Provider, TargetId } from '../types.ts'

/** What `--recursive` does with agent files below the root. */
export type Nested = 'none' | 'pointer' | 'section'

/** What a team writes into `authmd.config.json`, `.authmdrc.json` or the key `authmd` of `package.json`. */
export interface Config {
  readonly $schema?: string | undefined
  readonly targets?: readonly TargetId[] | undefined
  readonly paths?:
    | {
        readonly 'claude-md'?: string | undefined
        readonly 'env-example'?: string | undefined
        readonly guide?: string | undefined
      }
    | undefined
  readonly shells?: readonly string[] | undefined
  readonly environments?: readonly string[] | undefined
  readonly os?: readonly Os[] | undefined
  readonly provider?: Provider | undefined
  readonly onEdit?: OnEdit | undefined
  readonly templates?: string | undefined
  readonly nested?: Nested | undefined
}

/** Where a configuration may stand, in the order in which it is looked for. */
export const configPlaces = ['authmd.config.json', '.authmdrc.json', 'package.json'] as const

/** The key of `package.json` that holds it. */
export const packageKey = 'authmd'
