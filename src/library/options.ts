import type { ChosenOptions, FlagKey } from '../options/options.ts'

/**
 * What to write; the same as the flags of the command line, and in the same order above the repository's
 * configuration, the record in its markers and what is detected. The keys and their meaning are those of the table in
 * `src/options/options.ts`, which `docs/reference.md` shows.
 */
export type Options = Pick<ChosenOptions, FlagKey> & {
  /** The environment that detection looks at; that of the process where it is left out. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined
}
