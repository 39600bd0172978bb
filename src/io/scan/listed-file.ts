/** One file to look into. */
export interface ListedFile {
  /** As it is shown: from the repository's root, or as it was given, with forward slashes. */
  readonly path: string
  /** For opening it; bytes where the name is no UTF-8. */
  readonly location: string | Buffer
  /** What git makes of it: `ignored` never leaves this machine, `untracked` would with the next `git add`. */
  readonly state: 'tracked' | 'untracked' | 'ignored' | 'given'
  /** What git holds under its name, for a tracked file that is not on the disk. */
  readonly blob?: string
  /** Only its name is looked at (a submodule), or also what git holds (the target of a link). */
  readonly only?: 'name' | 'blob'
}
