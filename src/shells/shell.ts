import type { Facts, Os } from '../types.ts'

/**
 * The words that templates may use. A word that acts on a variable holds `NAME`, and is written
 * `{{unset ANTHROPIC_API_KEY}}` in a template; the others are written `{{profileFile}}`.
 */
export type Word =
  /** The start-up file in which a person of this shell keeps exports, for instance `~/.zshrc`. */
  | 'profileFile'
  /** Prints whether NAME is set, its kind and its length, never its value. */
  | 'inspect'
  /** Sets NAME for this session from a hidden prompt, so that the value reaches no history. */
  | 'set'
  /** Removes NAME from this session. */
  | 'unset'
  /** Finds the start-up lines that mention NAME, by file and line number, without printing a value. */
  | 'find'
  /** Starts a session that has read the start-up files anew. */
  | 'reload'

/** One shell of the axis `src/shells/`. The list is in `index.ts`. */
export interface Shell {
  /** The file name, the template name and the fixture name. */
  readonly id: string
  /** As its users write it: `PowerShell`. */
  readonly name: string
  /** The systems on which it is common; used by no detection, only to order advice. */
  readonly os: readonly Os[]
  /** Harmless variables that the probe reads for `recognise`; never a credential. */
  readonly variables: readonly string[]
  /** Program names under which it appears among the parent processes and in `$SHELL`. */
  readonly programs: readonly string[]
  /** True when a variable that only this shell sets is there. Exported by its parent shell counts against it. */
  readonly recognise: (facts: Facts) => boolean
  readonly words: Readonly<Record<Word, string>>
}
