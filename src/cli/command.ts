import type { ExitCode, World } from './world.ts'

/** One flag of the table from which help, completion, reading and the README's reference are made. */
export interface Flag {
  /** Kebab-case, without dashes. */
  readonly name: string
  readonly alias?: string
  readonly type: 'boolean' | 'string' | 'list'
  /** One line for the help, in the imperative. */
  readonly describe: string
  /** The allowed values; read lazily, so that the table stays free of the lists themselves. */
  readonly choices?: () => readonly string[]
  /** The name of the value in the help: `FILE`. */
  readonly value?: string
  /** An empty text is a value of its own. */
  readonly mayBeEmpty?: true
}

/** What was read from the command line: flags by name (absent when not given), and the rest. */
export interface Arguments {
  readonly flags: Readonly<Record<string, boolean | string | readonly string[] | undefined>>
  readonly positionals: readonly string[]
}

export type Run = (args: Arguments, world: World) => ExitCode | Promise<ExitCode>

/** One command: data only; its work is loaded when it is asked for. */
export interface Command {
  readonly name: string
  readonly describe: string
  readonly positional?: { readonly name: string; readonly describe: string }
  readonly flags: readonly Flag[]
  readonly examples: readonly { readonly line: string; readonly does: string }[]
  readonly load: () => Promise<{ readonly run: Run }>
}

/** A mistake in how the tool was called: one message, exit code 2, nothing written. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
