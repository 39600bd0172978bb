import type { Finding, Profile, Refusal } from '../types.ts'
import type { ToolHere } from './tool-here.ts'

/** An edit as reports carry it: never the file's text, only the masked diff. */
export interface EditReport {
  /** Repository path with forward slashes. */
  readonly path: string
  readonly status: 'created' | 'changed' | 'deleted'
  /** From `diffOf`: unified, masked. */
  readonly diff: string
}

/** 0 fine or applied; 1 a finding; 2 could not run or refused; 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 130

/** The page of a rule, for the forms that carry one. Markdown in `cause` and `fix`. */
export interface RulePage {
  readonly title: string
  readonly cause: string
  readonly fix: string
  /** How bad it is where it is true, if it is a matter of security. */
  readonly security?: 'high' | 'medium'
}

/** What a command has to say when it ends, before it has a form. */
export interface Report {
  /** The command's name: `check`. */
  readonly command: string
  /** The version of the tool. */
  readonly version: string
  readonly exitCode: ExitCode
  readonly findings: readonly Finding[]
  readonly refusals?: readonly Refusal[]
  readonly edits?: readonly EditReport[]
  readonly profile?: Profile
  /** How the reader starts this tool; `authmd` where nothing is said. */
  readonly tool?: ToolHere
  /** The page of a rule, where the form that was asked for carries it. */
  readonly pageOf?: (ruleId: string) => RulePage | undefined
  /** Whether the name that a finding has for its file leads to one in the checkout; of each it does where nothing is said. */
  readonly hasFile?: (file: string) => boolean
  /** Fields of this command alone, beside the envelope: `resolution` of doctor. They can't replace a field of it. */
  readonly extra?: Readonly<Record<string, unknown>>
}
