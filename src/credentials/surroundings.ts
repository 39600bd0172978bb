import type { Description, Layer, SecretVariable } from './types.ts'

/** A name that nothing reads, beside the one that was meant. */
export interface WrongName {
  readonly name: string
  readonly meant: string
  readonly of: 'variable' | 'setting' | 'input'
  /** `environment`, or the file. */
  readonly where: string
  readonly line?: number
}

/** A step of a workflow that uses one of Anthropic's actions. */
export interface WorkflowStep {
  readonly file: string
  readonly line: number
  /** `claude-code-action`, or `claude-code-security-review`. */
  readonly action: string
  /** The inputs under `with:`, by name. */
  readonly inputs: readonly string[]
  /** Credential variables under `env:` of the step, which an input that is not given overwrites. */
  readonly env: readonly string[]
  /** The job may ask for an OIDC token. */
  readonly idToken: boolean
}

/** A service of a compose file, and what of ours reaches it. */
export interface ComposeService {
  readonly file: string
  readonly line: number
  readonly name: string
  readonly envFile: boolean
  /** Variables of ours that `environment` names. */
  readonly names: readonly string[]
}

/** One entry of `claudeCode.environmentVariables` in the settings of an editor. */
export interface EditorVariable extends Partial<Description> {
  readonly file: string
  readonly line?: number
  /** Anything but `entry` is a shape that the extension does not read. */
  readonly shape: 'entry' | 'text' | 'object'
  readonly name?: string
}

export type UrlFault =
  | 'messages-path'
  | 'openai-path'
  | 'doubled-path'
  | 'unspecified-host'
  | 'missing-anthropic'
  | 'query'
  | 'user-info'

/** What is wrong with a base URL, and the right one where it can be told without a part of the path. */
export interface UrlShape {
  readonly variable: string
  readonly layer: Layer
  readonly where: string
  readonly line?: number
  readonly faults: readonly UrlFault[]
  readonly right?: string
}

/** What is there for a cloud provider; names, never values. */
export interface CloudFacts {
  readonly names: readonly string[]
  /** Those of them that only a settings file sets: a command in the shell does not see them. */
  readonly settingsOnly?: readonly string[]
  /** Of the files that the provider's own tools write: whether they are there. */
  readonly files: readonly (
    | 'aws-config'
    | 'aws-credentials'
    | 'aws-sso-cache'
    | 'gcloud-default'
    | 'azure-login'
  )[]
}

/** A line of a unit file that sets one of our variables, or makes the home read-only. */
export interface UnitLine {
  readonly file: string
  readonly line: number
  readonly directive: string
  readonly variable?: string
}

/** The place in which Claude Code runs, and what its files say: data, no value. */
export interface Surroundings {
  readonly service?: 'systemd' | 'cron' | 'launchd'
  readonly wsl: boolean
  /** The shell of the account, where `SHELL` names one. */
  readonly loginShell?: string
  /** The job was started by Dependabot, which has secrets of its own. */
  readonly dependabot: boolean
  /** Inside tmux, whose server keeps what it was started with. */
  readonly tmux: boolean
  /** A codespace of GitHub, whose secrets its owner stores there. */
  readonly codespace: boolean
  /** Somebody became another user with sudo. */
  readonly sudo: boolean
  /** `hasCompletedOnboarding` of the state file; undefined where there is no such file. */
  readonly onboarded?: boolean
  /** The Desktop app is there, which has a login of its own. */
  readonly desktop: boolean
  /** `CLAUDE_CONFIG_DIR` begins with `~`, which nothing expands. */
  readonly literalTilde: boolean
  /** What else of `CLAUDE_CONFIG_DIR` is taken as it stands, though it was meant for a shell. */
  readonly literalFolder?: 'quotes' | 'unix-path' | 'variable'
  /** A credential in a file that Claude Code does not read, such as `~/.claude/config.json`, or a setting in the state file. */
  readonly unread: readonly {
    readonly file: string
    readonly line?: number
    readonly key: string
    readonly setting?: true
  }[]
  readonly names: readonly WrongName[]
  readonly workflows: readonly WorkflowStep[]
  readonly compose: readonly ComposeService[]
  readonly units: readonly UnitLine[]
  readonly editorVariables: readonly EditorVariable[]
  readonly urls: readonly UrlShape[]
  /** Values that ask to be replaced (`YOUR_API_KEY`), unlike the `dummy` that a gateway takes. */
  readonly examples: readonly { readonly layer: Layer; readonly variable: string }[]
  /** Helpers that only print what stands in their own text. */
  readonly constantHelpers: readonly Layer[]
  readonly cloud: CloudFacts
  /** Names of credential variables that are in the environment, from which a fix may take them. */
  readonly inEnvironment: readonly SecretVariable[]
}

export const noSurroundings: Surroundings = {
  wsl: false,
  dependabot: false,
  tmux: false,
  codespace: false,
  sudo: false,
  desktop: false,
  literalTilde: false,
  unread: [],
  names: [],
  workflows: [],
  compose: [],
  units: [],
  editorVariables: [],
  urls: [],
  examples: [],
  constantHelpers: [],
  cloud: { names: [], files: [] },
  inEnvironment: [],
}
