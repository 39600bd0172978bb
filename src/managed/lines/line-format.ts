import type { Line } from './line.ts'

/** What the merge has to know about a kind of line file. */
export interface LineFormat {
  /** Whether a CR alone ends a line. */
  readonly loneCr: boolean
  /** Indexes of the lines that begin inside a quoted value: there, a marker is text. */
  readonly quoted: (lines: readonly Line[]) => ReadonlySet<number>
  /** Cuts the lines between our markers into entries: no line is lost, none is moved. */
  readonly cut: (lines: readonly Line[]) => readonly (readonly Line[])[]
  /** What an entry is about: a variable's name, a pattern. `undefined`: it only comments. */
  readonly subject: (texts: readonly string[]) => string | undefined
  /** The entry as a report may show it: never a value. */
  readonly show: (texts: readonly string[]) => string
}

/** One entry as the template gives it: a variable with its comment lines, or one pattern. */
export interface LineEntry {
  /** For the end marker: `anthropic/ANTHROPIC_API_KEY`, `.env.local`. */
  readonly id: string
  readonly lines: readonly string[]
}

/** An entry with its digest. */
export interface KnownEntry extends LineEntry {
  readonly digest: string
}
