import { defaultGuidePath } from '../paths.ts'
import type { Option, ValueOf } from './option.ts'

const insideName = '\\.*[A-Za-z0-9_-][A-Za-z0-9_.-]*'

/** A plain path inside the repository with forward slashes; no part of it is `.` or `..`. */
const folderPath = new RegExp(`^${insideName}(?:/${insideName})*$`)
const markdownPath = new RegExp(`^(?:${insideName}/)*${insideName}\\.md$`)

/**
 * Everything that can be chosen about what is written, once. Flags, help, completion, the schema of the configuration,
 * the reference, the types of the library and of the configuration and the order of names are all made from it.
 */
export const options = {
  targets: {
    kind: 'list',
    axis: 'target',
    isNeverEmpty: true,
    flag: 'target',
    placeholder: 'NAME',
    config: 'targets',
    record: 'target',
    sentence: 'Keep only these up to date',
  },
  addTargets: {
    kind: 'list',
    axis: 'target',
    flag: 'add-target',
    placeholder: 'NAME',
    record: 'target',
    adds: true,
    sentence: 'Keep this up to date as well',
  },
  agentPath: {
    kind: 'one',
    axis: 'agentFile',
    config: 'paths.claude-md',
    sentence: 'The agent file that gets the section if none has it yet',
  },
  examplePath: {
    kind: 'one',
    axis: 'exampleFile',
    config: 'paths.env-example',
    sentence: 'The example env file to keep up to date, or to create',
  },
  guidePath: {
    kind: 'path',
    pattern: markdownPath,
    wants: 'a path inside the repository, with forward slashes and ending in .md, such as docs/auth.md',
    flag: 'guide-path',
    placeholder: 'FILE',
    config: 'paths.guide',
    record: 'guide',
    sentence: `Where the guide goes; default: ${defaultGuidePath}`,
  },
  shells: {
    kind: 'list',
    axis: 'shellOrAny',
    flag: 'shell',
    placeholder: 'NAME',
    config: 'shells',
    record: 'shell',
    sentence: 'Write for exactly these shells; any covers every common one',
  },
  addShells: {
    kind: 'list',
    axis: 'shell',
    flag: 'add-shell',
    placeholder: 'NAME',
    record: 'shell',
    adds: true,
    sentence: 'Write for this shell as well',
  },
  environments: {
    kind: 'list',
    axis: 'environment',
    flag: 'environment',
    placeholder: 'NAME',
    config: 'environments',
    record: 'env',
    sentence: 'Write for exactly these environments',
  },
  addEnvironments: {
    kind: 'list',
    axis: 'environment',
    flag: 'add-environment',
    placeholder: 'NAME',
    record: 'env',
    adds: true,
    sentence: 'Write for this environment as well',
  },
  os: {
    kind: 'list',
    axis: 'osOrAny',
    flag: 'os',
    placeholder: 'NAME',
    config: 'os',
    record: 'os',
    sentence: 'Write for exactly these systems; any covers all of them',
  },
  provider: {
    kind: 'one',
    axis: 'provider',
    flag: 'provider',
    placeholder: 'NAME',
    config: 'provider',
    record: 'provider',
    sentence: 'Write for this provider',
  },
  onEdit: {
    kind: 'one',
    axis: 'onEdit',
    flag: 'on-edit',
    placeholder: 'WAY',
    config: 'onEdit',
    sentence: 'What to do with hand edits in our section',
  },
  templates: {
    kind: 'path',
    pattern: folderPath,
    wants: 'a folder inside the repository, with forward slashes, such as docs/authmd',
    config: 'templates',
    sentence:
      "A folder with the team's own templates; a file there replaces ours with the same path, or adds one",
  },
  help: {
    kind: 'text',
    pattern: /^[^\p{Cc}\p{Zl}\p{Zp}]{1,200}$/u,
    wants: 'one line of at most 200 characters',
    config: 'help',
    sentence: 'Where a reader gets help: the team channel, or the line that installs authmd',
  },
  nested: {
    kind: 'one',
    axis: 'nested',
    config: 'nested',
    sentence:
      'What agent files below the root get; if absent they are skipped, or kept as they are with --recursive',
  },
  noAdopt: {
    kind: 'switch',
    flag: 'no-adopt',
    sentence: 'Add our own section even where a hand-written one covers the same',
  },
  repair: {
    kind: 'switch',
    flag: 'repair',
    sentence: 'Repair broken markers where the text between them is known',
  },
  exact: {
    kind: 'switch',
    flag: 'exact',
    sentence: 'Compare with a fresh rendering; a checksum can be forged',
  },
  recursive: {
    kind: 'switch',
    flag: 'recursive',
    alias: 'r',
    sentence: 'Include the agent files in folders below the root',
  },
} as const satisfies Readonly<Record<string, Option>>

export type OptionKey = keyof typeof options

/** What was asked for, by key of the table; absent means "not said". */
export type ChosenOptions = { readonly [Key in OptionKey]?: ValueOf<(typeof options)[Key]> | undefined }

/** Those that decide what is written where. */
export type Choices = Omit<
  ChosenOptions,
  'onEdit' | 'templates' | 'noAdopt' | 'repair' | 'exact' | 'recursive'
>

/** Those that can be given by flag, and so by the library. */
export type FlagKey = {
  [Key in OptionKey]: (typeof options)[Key] extends { readonly flag: string } ? Key : never
}[OptionKey]

export const flagKeys = Object.keys(options).filter(
  (key): key is FlagKey => 'flag' in options[key as OptionKey],
)
