import type { RecordKey } from '../managed/markers/record.ts'
import type { Axes } from './axes.ts'

/** One row of the table in `options.ts`. */
export interface Option {
  /** `list`: several names of an axis; `one`: one of them; `path` and `text`: what `pattern` allows; `switch`: true where it is given. */
  readonly kind: 'list' | 'one' | 'path' | 'text' | 'switch'
  /** Whose names it may hold. */
  readonly axis?: keyof Axes
  readonly pattern?: RegExp
  /** What `pattern` asks for, behind "wants". */
  readonly wants?: string
  /** A list that is given names at least one. */
  readonly isNeverEmpty?: true
  /** The flag, without dashes. */
  readonly flag?: string
  readonly alias?: string
  /** How the help calls the flag's value. */
  readonly placeholder?: string
  /** The key of the configuration; one below `paths` is written `paths.guide`. */
  readonly config?: string
  /** The key under which markers record it; it then outlasts the run that asked for it. */
  readonly record?: RecordKey
  /** Whether what it names comes to what is recorded, and does not replace it. */
  readonly adds?: true
  /** One line in the imperative, for the help, the schema and the reference. */
  readonly sentence: string
}

/** The type of what a row holds. */
export type ValueOf<Row> = Row extends { readonly kind: 'switch' }
  ? boolean
  : Row extends { readonly kind: 'list'; readonly axis: infer Axis extends keyof Axes }
    ? readonly Axes[Axis][number][]
    : Row extends { readonly kind: 'one'; readonly axis: infer Axis extends keyof Axes }
      ? Axes[Axis][number]
      : string
