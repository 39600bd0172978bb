import type { Description, Layer, SecretVariable, Unread } from './types.ts'

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
  /** Inputs that a secret fills (`${{ secrets.NAME }}`): which one, and in which line. */
  readonly secrets?: readonly { readonly input: string; readonly name: string; readonly line: number }[]
  /** Credential variables under `env:` of the step, which an input that is not given overwrites. */
  readonly env: readonly string[]
  /** The job may ask for an OIDC token. */
  readonly idToken: boolean
}

/** A step of a workflow that runs `claude` itself, and the variables of ours that an `env:` above it names. */
export interface CommandStep {
  readonly file: string
  readonly line: number
  readonly env: readonly { readonly name: string; readonly secret?: string; readonly line: number }[]
}

/** A service of a compose file, and what of ours reaches it. */
export interface ComposeService {
  readonly file: string
  readonly line: number
  readonly name: string
  readonly envFile: boolean
  /** The shape of its `environment`, where it has one. */
  readonly environment?: 'list' | 'map'
  /** Variables of ours that `environment` names. */
  readonly names: readonly string[]
}

/** A file or the folder of Claude Code that is a link to nothing; `to`: where, if that can be told. */
export interface DeadLink {
  readonly path: string
  readonly isFolder: boolean
  readonly to?: string
}

/** A service of a compose file, and the folder inside at which it mounts `.claude`, if it does. */
export interface LoginMount {
  readonly file: string
  readonly line: number
  readonly service: string
  readonly target?: string
}

/** One entry of `claudeCode.environmentVariables` in the settings of an editor. */
export interface EditorVariable extends Partial<Description> {
  readonly file: string
  readonly line?: number
  /** Anything but `entry` is a shape that the extension does not read. */
  readonly shape: 'entry' | 'text' | 'object'
  readonly name?: string
  /** Of the workspace, whose settings the extension does not take it from. */
  readonly workspace?: true
}

/** What the settings of VS Code and its kin say to the extension, beside its variables. */
export interface EditorSettings {
  /** `claudeCode.disableLoginPrompt` is on. */
  readonly promptOff: boolean
  /** Settings that look like the extension's, hold variables of ours, and are not the one that it reads. */
  readonly misnamed: readonly { readonly file: string; readonly line: number; readonly key: string }[]
  /** A file of theirs with our settings or variables in it that is no object: the editor takes nothing from it. Absent: none. */
  readonly broken?: string
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
  /** Each of those names at the place that counts. */
  readonly set?: readonly CloudVariable[]
  /** What `AWS_PROFILE` names: whether these files have it, and the name where it can be no secret. */
  readonly profile?: { readonly known: boolean; readonly name?: string; readonly files: readonly string[] }
  /** The region of the profile in use, where no variable names one: the client takes it. Measured. */
  readonly region?: { readonly where: string; readonly line: number; readonly value?: string }
  /** `ANTHROPIC_FOUNDRY_RESOURCE` is no name of a resource: an address, with the name in it, or another text. */
  readonly resource?: { readonly isAddress: boolean; readonly name?: string }
  /** The switches that are on, the one that counts first. */
  readonly switches?: readonly CloudVariable[]
  /** Where one of them is on in a weaker place, too: it would count once it is taken out of the stronger one. */
  readonly alsoOn?: readonly CloudVariable[]
  /** The switches that a weaker place has on and a stronger one off. */
  readonly switchedOff?: readonly SwitchedOff[]
  /** The other names that the environment has, and to which a file gives another value, at the place that counts. */
  readonly overridden?: readonly CloudVariable[]
}

export interface SwitchedOff {
  readonly name: string
  /** The strongest place that has it on. */
  readonly on: Omit<CloudVariable, 'name' | 'value'>
  /** Each place above that, the strongest first: with one of them left it stays off. */
  readonly off: readonly Omit<CloudVariable, 'name' | 'value'>[]
}

export interface CloudVariable {
  readonly name: string
  readonly where: string
  readonly line?: number
  /** A region or a profile. */
  readonly value?: string
}

/** Where a model is set: the setting `model`, or a variable. */
export interface ModelSet {
  readonly name: string
  readonly where: string
  readonly line?: number
  /** The pasted text names the model that stands there. */
  readonly printed?: true
}

/** A line of a unit file that sets one of our variables, or makes the home read-only. */
export interface UnitLine {
  readonly file: string
  readonly line: number
  readonly directive: string
  readonly variable?: string
}

/** More than is looked into: what stands behind the first of them was not seen, or nothing of a file. */
export type Cut = CutList | CutFile

interface CutFile {
  readonly what: 'file'
  readonly why: Unread
  readonly where: string
}

export interface CutList {
  readonly what: 'workflows' | 'unit files' | 'names'
  /** The folder, or the file. */
  readonly where: string
  readonly most: number
  readonly all: number
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
  /** The state file names the account of a login; measured: `claude auth logout` takes it out again. */
  readonly account?: true
  /** The Desktop app is there, which has a login of its own. */
  readonly desktop: boolean
  /** `CLAUDE_CONFIG_DIR` begins with `~`, which nothing expands. */
  readonly literalTilde: boolean
  /** What else of `CLAUDE_CONFIG_DIR` is taken as it stands, though it was meant for a shell. */
  readonly literalFolder?: 'quotes' | 'unix-path' | 'variable'
  /** The folder that either of them was meant to name. */
  readonly meantFolder?: string
  /** A credential in a file that Claude Code does not read, such as `~/.claude/config.json`, or a setting in the state file. */
  readonly unread: readonly {
    readonly file: string
    readonly line?: number
    readonly key: string
    readonly setting?: true
    /** In the settings of the usual folder, where CLAUDE_CONFIG_DIR names another one. */
    readonly moved?: true
    /** Beside `settings.json`, under a name that is nearly that. */
    readonly misnamed?: true
  }[]
  readonly names: readonly WrongName[]
  readonly workflows: readonly WorkflowStep[]
  /** Absent: none. */
  readonly commandSteps?: readonly CommandStep[]
  readonly compose: readonly ComposeService[]
  /** In a container: the services of all compose files, where one of them mounts the login. Absent: none does. */
  readonly loginMounts?: readonly LoginMount[]
  /** Absent: none. */
  readonly deadLinks?: readonly DeadLink[]
  readonly units: readonly UnitLine[]
  readonly editorVariables: readonly EditorVariable[]
  readonly editorSettings?: EditorSettings
  readonly urls: readonly UrlShape[]
  /** Values that ask to be replaced (`YOUR_API_KEY`), unlike the `dummy` that a gateway takes. */
  readonly examples: readonly { readonly layer: Layer; readonly variable: string }[]
  /** Helpers that only print what stands in their own text. */
  readonly constantHelpers: readonly Layer[]
  /** For how long the output of a helper is used, where a variable says so. */
  readonly helperTtl?: { readonly milliseconds: number; readonly where: string; readonly line?: number }
  /**
   * The address is one of this machine or of a private network, and the list of exceptions from the proxy does not name
   * it: the variable that counts, and the list with it. `isMore`: what the list has now can't be told.
   */
  readonly notExempt?: {
    readonly host: string
    readonly variable: 'NO_PROXY' | 'no_proxy'
    readonly value: string
    readonly isMore?: true
    /** The list as it is, where it is in a file. */
    readonly where?: string
    readonly line?: number
  }
  readonly cloud: CloudFacts
  /** Absent: none. The strongest first. */
  readonly models?: readonly ModelSet[]
  /** Names of credential variables that are in the environment, from which a fix may take them. */
  readonly inEnvironment: readonly SecretVariable[]
  /** What was not looked into, because there is too much of it. */
  readonly cut?: readonly Cut[]
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
