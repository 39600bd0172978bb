import type { Facts, Os } from '../types.ts'
import type { LineLanguage } from './line-language.ts'

/**
 * The words that templates may use. A word that acts on a variable holds `NAME`, and is written
 * `{{unset ANTHROPIC_API_KEY}}` in a template; the others are written `{{profileFile}}`. One that acts on a file holds `FILE`.
 * `set`, `persist` and `unsetEverywhere` may hold several lines, so they belong in a fence; the rest fit a line.
 * Every command is run in the real shell by `test/shells/` and `test/windows/`; `docs/fixes.md` names those that are not.
 */
export type Word =
  /** Prints the names of the variables of Claude Code that are set, no value. */
  | 'names'
  /** Asks the API whether the key is valid and prints the status, 200 or 401, or 0 or 000 without an answer; the key is in no argument list. */
  | 'testKey'
  /** Asks for NAME for this session, in one short line, hidden where the shell can hide it. `set` is the longer, safer form. */
  | 'ask'
  /** The same where a line has to be short; it may show what is pasted. */
  | 'askBriefly'
  /** Prints the length of NAME as programs see it: 0 where it is not set. */
  | 'count'
  /** What `count` prints for a whole key of the Console, which has 108 characters; `wc` counts the line end too. */
  | 'whole'
  /** Takes NAME out of this session, in the shortest form. */
  | 'drop'
  /** Sets a switch, which is no secret, to 1. */
  | 'switchOn'
  /** Where a person of this shell keeps a variable for good, as a phrase with code in backquotes. */
  | 'keptIn'
  /** The start-up file in which a person of this shell keeps exports, for instance `~/.zshrc`. */
  | 'profileFile'
  /** Prints whether NAME is set for programs that start from here, its kind and its length (not in cmd), never a character of it. */
  | 'inspect'
  /** Sets NAME for this session from a prompt, so that the value reaches no history. */
  | 'set'
  /** Makes the NAME of this session last, in a place that only its owner can read. Run after `set`. */
  | 'persist'
  /** Removes NAME from this session. */
  | 'unset'
  /** Removes NAME from this session and undoes `persist`. What `find` still shows is deleted by hand. */
  | 'unsetEverywhere'
  /** Removes NAME from the user variables of Windows alone, for all windows that open after it. */
  | 'unsetForUser'
  /** Puts the NAME of this session into the user variables of Windows, for all windows that open after it. Run after `set`. */
  | 'keepForUser'
  /** Lets the owner of FILE write it; on Windows, where it has no mode, takes its attribute "read-only" away. */
  | 'makeWritable'
  /** Renames FILE to the same name with `.broken` behind it. */
  | 'putAside'
  /** Writes the certificate in FILE, which is binary (DER), as text (PEM) into the same name with `.pem` behind it. */
  | 'toPem'
  /** Starts claude once with the switch NAME off, by settings that only an administrator's beat. */
  | 'startWithout'
  /** The path of a root certificate, as an example. */
  | 'certificate'
  /** Runs YOUR_COMMAND as the client runs a helper, with its output hidden, and prints its exit code. */
  | 'tryCommand'
  /** Finds the start-up lines that mention NAME, by file and line number, without printing a value. */
  | 'find'
  /** Replaces this session by one that has read the start-up files anew; on Windows it ends it, for a new window. */
  | 'reload'

export type Words = Readonly<Record<Word, string>>

/** One shell of the axis `src/shells/`. The list is in `index.ts`. */
export interface Shell<Id extends string = string> {
  /** The file name, the template name and the fixture name. */
  readonly id: Id
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
  /** True where it left a mark on Windows that all it starts inherit, another shell too: it tells only where no other left its own. */
  readonly leftMark?: (facts: Facts) => boolean
  /** Programs start it by themselves to run one command: below one of them it says nothing about the person. */
  readonly isPlain?: true
  /** How it writes the home at the beginning of a path, where that is not `~`. */
  readonly homeSign?: string
  readonly words: Words
  /** What differs on one system. Read both through `wordsOf`. */
  readonly wordsOn?: Readonly<Partial<Record<Os, Partial<Words>>>>
  /**
   * Files that can set a variable before the person's first command, in the order in which they are read.
   * They start with `~/`, `/`, or a variable that moves them, `$ZDOTDIR/`; `startupPaths` makes them absolute.
   */
  readonly startupFiles: readonly string[]
  /** How those files set and remove variables; each of them, but for what `linesIn` names by file name. */
  readonly lines: LineLanguage
  readonly linesIn?: Readonly<Record<string, LineLanguage>>
  /** Whether a plain value stands between `'` in a command; absent: where it needs to. */
  readonly quotes?: 'always' | 'never'
  /** The language name that GitHub and editors colour in a fence. */
  readonly fence: string
}
