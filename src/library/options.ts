import type { OnEdit } from '../managed/merge/decision.ts'
import type { Os, Provider, TargetId } from '../types.ts'

/**
 * What to write; the same as the flags of the command line, and in the same order above the repository's
 * configuration, the record in its markers and what is detected. An unknown name is an error that says what was meant.
 */
export interface Options {
  /** The full set; replaces what is recorded. */
  readonly shells?: readonly string[]
  readonly addShells?: readonly string[]
  /** The full set; replaces what is recorded. */
  readonly environments?: readonly string[]
  readonly addEnvironments?: readonly string[]
  readonly os?: readonly Os[]
  readonly provider?: Provider
  readonly targets?: readonly TargetId[]
  /** Repository path of the guide, which ends in `.md`. */
  readonly guidePath?: string
  /** What happens to hand edits in our section; `merge` unless configured. */
  readonly onEdit?: OnEdit
  /** Look at the agent files below the root too. */
  readonly recursive?: boolean
  /** The environment that detection looks at; that of the process where it is left out. */
  readonly env?: Readonly<Record<string, string | undefined>>
}

const flagNames = {
  shells: 'shell',
  addShells: 'add-shell',
  environments: 'environment',
  addEnvironments: 'add-environment',
  os: 'os',
  provider: 'provider',
  targets: 'target',
  guidePath: 'guide-path',
  onEdit: 'on-edit',
} as const

/** Options as the flags that they stand for, so that both are read by one function. */
export function flagsFrom(options: Options): Readonly<Record<string, string | readonly string[]>> {
  return Object.fromEntries(
    Object.entries(flagNames).flatMap(([name, flag]) => {
      const value = options[name as keyof typeof flagNames]
      return value === undefined ? [] : [[flag, value]]
    }),
  )
}
