/** The process as a command sees it. `bin.ts` makes it from the real one; tests make their own. */
export interface World {
  readonly argv: readonly string[]
  /** Absolute; the frame has already followed `--cwd`. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: string
  /** This process; its parents tell the person's shell. */
  readonly pid: number
  /** The folder of this package, where `templates/` and `schema/` are. */
  readonly packageRoot: string
  readonly stdin: { readonly isTTY: boolean; readonly read: () => string }
  readonly stdout: Output
  readonly stderr: Output
  /**
   * Lets a signal through that arrived during synchronous work. A loop over many repositories or files
   * awaits it between two of them; no write is ever torn by Ctrl-C, because writes don't await it.
   */
  readonly breathe?: () => Promise<void>
}

export interface Output {
  readonly isTTY: boolean
  readonly columns: number
  readonly write: (text: string) => void
}

export type { ExitCode } from '../report/report.ts'
