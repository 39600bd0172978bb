/** How the lines of a file set and remove variables. */
export interface LineLanguage {
  /** The first that matches decides. Commented lines match nothing: every pattern begins at the start. */
  readonly patterns: readonly LinePattern[]
  /** The names that a line of its own exports, which another line sets. */
  readonly exportedBy?: (line: string) => readonly string[]
  /** The value as it is stored, where no quotes hold it together. */
  readonly unescape?: (written: string) => string
}

/** Group 1 is the name, group 2 of one that sets the value as written. */
interface LinePattern {
  readonly action: 'set' | 'unset'
  readonly match: RegExp
  readonly exported: boolean
}

export const set = (match: RegExp, exported: boolean): LinePattern => ({ action: 'set', match, exported })
export const unset = (match: RegExp): LinePattern => ({ action: 'unset', match, exported: false })
