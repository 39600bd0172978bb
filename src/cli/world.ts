import type { ToolHere } from '../report/tool-here.ts'

/** The process as a command sees it. `bin.ts` makes it from the real one; tests make their own. */
export interface World {
  readonly argv: readonly string[]
  /** A glance at the repository has told nothing: none need be taken again. */
  readonly hasLooked?: true
  /** Absolute; the frame has already followed `--cwd`. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: string
  /** This process; its parents tell the person's shell. */
  readonly pid: number
  /** The version of Node, for a report. */
  readonly node?: string
  /** The folder of this package, where `templates/` and `schema/` are. */
  readonly packageRoot: string
  /** How the reader starts this tool, where that is known beforehand. */
  readonly tool?: ToolHere
  readonly stdin: {
    readonly isTTY: boolean
    /** As text, of whichever program. */
    readonly read: () => string
    /** As it is. */
    readonly bytes: () => Uint8Array
  }
  readonly stdout: Output
  readonly stderr: Output
  /**
   * Gives the event loop a turn, so that what waits for one (a timer, a prompt) has it. A loop over many repositories
   * or files awaits it between two of them.
   */
  readonly breathe?: () => Promise<void>
  /** Holds a signal back while `work` writes; absent: nobody sends one. */
  readonly uninterrupted?: <Result>(work: () => Result) => Promise<Result>
}

export interface Output {
  readonly isTTY: boolean
  readonly columns: number
  readonly write: (text: string) => void
}

export type { ExitCode } from '../report/report.ts'
