/** A repository, what is run in it, and what its owner would want to find afterwards. */
export interface OwnerCase {
  readonly promise: string
  readonly files: Readonly<Record<string, string>>
  /** `apply` and `check`, where nothing else is said. */
  readonly commands?: readonly (readonly string[])[]
  /** What a person does between the first command and the second. */
  readonly edit?: (read: (path: string) => string, write: (path: string, text: string) => void) => void
  /** Of each command; 0 where nothing is said. */
  readonly codes?: readonly number[]
  /** Where the section is, if not in `CLAUDE.md`. */
  readonly agent?: string
  /** `own`: the person's text is between our markers; `apart`: it is not; `or-named`: it is, or a finding has its line. */
  readonly section?: 'own' | 'apart' | 'or-named'
  /** A line that a finding names, as FILE and the words of that line. */
  readonly named?: readonly [file: string, line: RegExp]
  /** Found in the agent file in this order. */
  readonly order?: readonly RegExp[]
  readonly has?: Readonly<Record<string, readonly RegExp[]>>
  readonly lacks?: Readonly<Record<string, readonly RegExp[]>>
  /** What may not be there afterwards. */
  readonly absent?: readonly string[]
  /** Whether git ignores a path. */
  readonly ignored?: Readonly<Record<string, boolean>>
  readonly says?: readonly RegExp[]
  readonly neverSays?: readonly RegExp[]
}

/** What tells how to make a key, and with which nothing may contradict a ban. */
export const makesKeys = /settings\/keys|ANTHROPIC_API_KEY; export|export ANTHROPIC_API_KEY|separate keys/i
