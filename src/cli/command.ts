import type { Axes } from '../options/axes.ts'
import { InputError } from '../options/input-error.ts'
import type { ExitCode, World } from './world.ts'

/** What a path names. */
export type PathKind = 'file' | 'folder'

/** One flag of the table from which help, completion, reading and `docs/reference.md` are made. */
export interface Flag {
  /** Kebab-case, without dashes. */
  readonly name: string
  readonly alias?: string
  readonly type: 'boolean' | 'string' | 'list'
  /** One line for the help, in the imperative. */
  readonly describe: string
  /** The allowed values, where they are few and its own. */
  readonly choices?: () => readonly string[]
  /** The axis whose names it takes; they are checked before the command runs. */
  readonly axis?: keyof Axes
  /** The name of the value in the help: `FILE`. */
  readonly value?: string
  /** Its value is a path, which the shell completes itself. */
  readonly paths?: PathKind
  /** An empty text is a value of its own. */
  readonly mayBeEmpty?: true
  /** Given again, the last one counts alone, as for the client whose flag it is. */
  readonly lastCounts?: true
  /** Its value is a text that was printed, which may begin with a dash. */
  readonly text?: true
}

/** What the flags of a table hold when they were read, by name; absent when not given. */
export type ValuesOf<Flags extends readonly Flag[]> = {
  readonly [One in Flags[number] as One['name']]?: ValueOf<One> | undefined
}

type ValueOf<One extends Flag> = One extends { readonly type: 'boolean' }
  ? boolean
  : One extends { readonly type: 'list' }
    ? readonly NameOf<One>[]
    : NameOf<One>

type NameOf<One extends Flag> = One extends { readonly axis: infer Axis extends keyof Axes }
  ? Axes[Axis][number]
  : One extends { readonly choices: () => readonly (infer Name)[] }
    ? Name
    : string

type AnyValues = Readonly<Record<string, boolean | string | readonly string[] | undefined>>

/** The flags that every command has unless it says otherwise. */
export type CommonName = 'cwd' | 'format' | 'json' | 'quiet' | 'no-color'

/** What was read from the command line: flags by name, and the rest. */
export interface Arguments<Values = AnyValues> {
  readonly flags: Values
  readonly positionals: readonly string[]
}

export type Run<Values = AnyValues> = (args: Arguments<Values>, world: World) => ExitCode | Promise<ExitCode>

/**
 * What a row can name on a command line: a flag, one of its values (`shell=any`), the form that the output then has
 * (`form=sarif`), any word (`word`), and the one that stands for standard input (`-`).
 */
export type Part = string

/** What does not go together on one command line. The reader refuses by these rows, and completion offers by them. */
export interface Together {
  /** The row is about a line that gives all of these, */
  readonly when: readonly Part[]
  /** and none of these. */
  readonly unless?: readonly Part[]
  /** Nothing else may then be given, */
  readonly only?: readonly Part[]
  /** or none of these, */
  readonly never?: readonly Part[]
  /** or one of these has to be. */
  readonly needs?: readonly Part[]
  /** A sentence that says what to do; `{other}` is what does not go with it. */
  readonly told: string
}

/** One command: data only; its work is loaded when it is asked for. */
export interface Command {
  readonly name: string
  readonly describe: string
  readonly positional?: {
    readonly name: string
    readonly describe: string
    /** More than one may be given. */
    readonly many?: true
    /** It may be a text that was printed, which may begin with a dash. */
    readonly text?: true
    /** It is a path, which the shell completes itself. */
    readonly paths?: PathKind
    /** The words that it takes, for completion. */
    readonly words?: (packageRoot: string) => readonly string[] | Promise<readonly string[]>
  }
  /** Where it takes no word: what to do instead, a sentence. */
  readonly instead?: string
  readonly flags: readonly Flag[]
  /** What of these, and of the words, does not go together. */
  readonly together?: readonly Together[]
  /** Flags of every command that mean nothing here. */
  readonly omits?: readonly CommonName[]
  readonly examples: readonly { readonly line: string; readonly does: string }[]
  readonly load: () => Promise<{ readonly run: Run }>
  /** What runs where the command is meant because none was named. */
  readonly loadUnnamed?: () => Promise<{ readonly run: Run }>
}

/** A mistake in how the tool was called: one message, exit code 2, nothing written. */
export class UsageError extends InputError {
  override readonly name = 'UsageError'

  constructor(message: string) {
    super('bad-value', message)
  }
}
