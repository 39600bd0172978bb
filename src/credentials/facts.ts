import type { UsedSource } from '../names.ts'
import type { Os, Proves } from '../types.ts'
import type { Proof } from './proof.ts'
import type { Surroundings } from './surroundings.ts'
import type { Description, Resolution, SecretVariable, Situation, SourceId } from './types.ts'

/** Of these, whether there is a login is not known. */
export type LoginUnread = 'refused' | 'too-large' | 'no-file'

/** The stored login, by its shape alone. */
export interface LoginFacts {
  /** With `~` for the home. */
  readonly path: string
  readonly state:
    | 'absent'
    | 'usable'
    | 'invalid-json'
    | 'wrong-shape'
    | 'no-scope'
    | 'unreadable'
    | LoginUnread
  /** `expiresAt` lies in the past. By itself no fault: a refresh token renews it. */
  readonly expired?: boolean
  readonly refreshToken?: boolean
  /** Mode bits in octal: `644`. Absent on Windows. */
  readonly mode?: string
  readonly foreignOwner?: boolean
  /** The file or its folder can't be written, so a renewed token is lost. */
  readonly readOnly?: boolean
  /** A login of the default folder, which `CLAUDE_CONFIG_DIR` hides. */
  readonly hidden?: string
  /** What chose its folder; absent: it is the usual one. */
  readonly movedBy?: { readonly variable: string; readonly where: string; readonly line?: number }
  readonly keychain?: 'present' | 'absent' | 'unknown'
}

/** A login that lies on this machine, in whatever configuration folder. */
export interface KnownLogin {
  readonly path: string
  readonly state: LoginFacts['state']
  readonly expired?: boolean
  readonly inUse: boolean
  /** Of the one in use: the variable that chose its folder; absent, it is the usual one. */
  readonly chosenBy?: { readonly variable: string; readonly where: string }
}

/** A line of a file that sets, exports or unsets a variable. */
export interface Mention extends Description {
  readonly file: string
  /** 1-based. */
  readonly line: number
  readonly variable: string
  readonly action: 'set' | 'unset'
  /** The value reaches child processes from here. */
  readonly exported: boolean
  readonly kindOfFile: 'start-up' | 'dotenv' | 'direnv' | 'mise'
  /** Of start-up files: the ids of the shells that read it. */
  readonly shells?: readonly string[]
  /** Whether this process has the same value, another one, or none; `unknown` where the line computes it. */
  readonly process: Compared | 'unknown'
}

/** How a value stands to the variable of this process; `none`: this process has no such variable. */
export type Compared = 'same' | 'other' | 'none'

/** A variable that bears on authentication, as a long-lived server or the system hands it to new processes. */
export interface ScopeValue extends Description {
  readonly scope: 'tmux' | 'launchctl' | 'windows-user' | 'windows-machine'
  readonly variable: string
  readonly process: Compared
  /** No process gets it, as another scope has a value of its own; without that one they would. */
  readonly covered?: true
}

export interface HelperFacts {
  readonly source: SourceId
  readonly where: string
  readonly line?: number
  /** Of the helper's first word: whether such a program is there. `unchecked`: a shell construct, or the project's. */
  readonly program: 'found' | 'missing' | 'not-executable' | 'unchecked'
  /** The first word, where it is a path or an ordinary name; anything else might be a key. */
  readonly named?: string
  /** A path with blanks and no quotes: the shell runs its first word. */
  readonly unquoted?: true
  /** Only with `--run-helper`, and only a user's or managed helper. */
  readonly run?:
    | 'ok'
    | 'refused-project'
    | 'exit-code'
    | 'no-output'
    | 'several-lines'
    | 'timed-out'
    | 'not-started'
  readonly exitCode?: number
  readonly output?: Description
}

/** CI services whose own words are known, beside GitHub's and GitLab's. */
export type CiService = 'circleci' | 'jenkins' | 'bitbucket' | 'azure' | 'teamcity' | 'codebuild'

export interface CiFacts {
  readonly name: 'github-actions' | 'gitlab' | 'other'
  /** Of the others, which. */
  readonly service?: CiService
  /** Credential variables that are there and blank: a secret that was not handed over. */
  readonly blank: readonly SecretVariable[]
  /** The run belongs to a pull request from a fork. */
  readonly fork: boolean
  /** The runner may ask for an OIDC token (`id-token: write`). */
  readonly oidc: boolean
  /** GitLab: the branch is protected, so that protected variables are there. */
  readonly protectedRef?: boolean
}

/** What came back from the network, told apart by status and message, never by status alone. */
export type OnlineAnswer =
  | 'accepted'
  | 'key-rejected'
  | 'credential-missing'
  | 'organization-disabled'
  | 'oauth-refused'
  | 'credit-too-low'
  | 'billing'
  | 'permission-denied'
  | 'subscription-not-allowed'
  | 'access-refused'
  | 'blocked-by-proxy'
  | 'not-found'
  | 'rate-limited'
  | 'service-error'
  | 'tls-untrusted'
  | 'tls-hostname'
  | 'dns'
  | 'refused'
  | 'dropped'
  | 'timeout'
  | 'proxy-refused'
  | 'proxy-authentication'
  | 'unexpected'

export interface OnlineFacts {
  readonly source?: SourceId
  readonly host: string
  /** Absent where nothing was sent; then `skipped` says why. */
  readonly answer?: OnlineAnswer
  readonly skipped?:
    | 'oauth-token'
    | 'not-a-console-key'
    | 'foreign-host'
    | 'no-credential'
    | 'tls-off'
    | 'helper-not-run'
    | 'value-refused'
  readonly status?: number
  readonly requestId?: string
  /** Seconds by which this machine's clock is ahead of the server's; negative: behind. */
  readonly clockSkew?: number
  /** Host of the proxy that was used. */
  readonly proxy?: string
  /** What happened without the proxy, where one is set and the answer through it was no answer of the API. */
  readonly direct?: 'reachable' | 'unreachable'
}

/**
 * A place beside this terminal whose own files say what Claude Code gets there: a session of an editor's extension, a unit
 * of systemd, a service of a compose file.
 */
export interface OtherPlace {
  readonly kind: 'editor' | 'unit' | 'service'
  /** `VS Code`, `agent.service`, `agent`. */
  readonly name: string
  readonly file: string
  /** The variables that bear on authentication and that it sets. */
  readonly names: readonly string[]
  readonly situation: Pick<
    Situation,
    'credentials' | 'routes' | 'settings' | 'provider' | 'cloud' | 'invocation'
  >
  readonly surroundings: Pick<
    Surroundings,
    'urls' | 'examples' | 'constantHelpers' | 'cloud' | 'inEnvironment'
  >
}

/** What `--expect` may name. */
export const expectations = [
  'subscription',
  'key',
  'token',
  'gateway',
  'bedrock',
  'vertex',
  'foundry',
] as const
export type Expected = (typeof expectations)[number]

/** All that the rules look at. No value in it. */
export interface DoctorFacts extends Situation {
  readonly os: Os | 'other'
  /** The id of the shell for which fixes are written. */
  readonly shell?: string
  /** Run by Claude Code itself (`CLAUDECODE`): the person's shell can't be seen. */
  readonly insideClaude: boolean
  readonly login: LoginFacts
  /** Every login of this machine, the one in use first. */
  readonly logins?: readonly KnownLogin[]
  readonly mentions: readonly Mention[]
  /** What loads a `.env` here: direnv's `dotenv`, mise's `_.file`. */
  readonly dotenvLoaders: readonly ('direnv' | 'mise')[]
  /** `.env` files of the folder that begin with a byte-order mark. */
  readonly dotenvWithBom: readonly string[]
  readonly scopes: readonly ScopeValue[]
  /** Names of further variables that bear on authentication and are on; never their values. */
  readonly switches: readonly string[]
  /** Lines that set one of the other variables that decide, or a name near one. */
  readonly lines: readonly Mention[]
  readonly surroundings: Surroundings
  /** A printed error was handed in: something did go wrong. */
  readonly pasted: boolean
  /** Who wrote the pasted text, what it proves, the status and the request that it names, and the known words in it. */
  readonly sender?: {
    readonly kind: string
    readonly name?: string
    readonly hosts?: readonly string[]
    readonly proves?: Proves
    readonly status?: number
    /** The text is nothing but this status. */
    readonly isAlone?: true
    readonly says?: string
    /** Of a new login that did not go through. */
    readonly way?: 'login'
    readonly requestId?: string
    /** A session printed it. */
    readonly inSession?: true
    /** The variables that it calls missing. */
    readonly missing?: readonly string[]
    /** What the run that printed it says it used (`apiKeySource`). */
    readonly used?: UsedSource
    /** It was read by its words alone, which name nobody. */
    readonly isOfNobody?: true
    /** Another program printed it, as far as its words tell; the hosts that it names. */
    readonly foreign?: readonly string[]
  }
  /** What is expected to be used (`--expect`). */
  readonly expected?: Expected
  readonly ssh: boolean
  readonly container: boolean
  readonly editor?: 'vscode' | 'jetbrains'
  readonly others?: readonly OtherPlace[]
  /** Whose log the pasted text was cut from: a process that journald named, a container of compose. */
  readonly loggedBy?: { readonly kind: 'unit' | 'service'; readonly name: string }
  /** These facts are those of that place, not of this terminal. */
  readonly other?: OtherPlace
  readonly userUnset: boolean
  readonly homeUnset: boolean
  /** `HOME` names a folder that is not there. */
  readonly homeMissing?: true
  readonly configDirMoved: boolean
  /** The client's state file, with `~` for the home. */
  readonly statePath?: string
  readonly helper?: HelperFacts
  /** `.mcp.json` of the project names servers that start a program. */
  readonly projectServers: boolean
  readonly client?: { readonly version: string }
  readonly ci?: CiFacts
  readonly online?: OnlineFacts
  /** With `--prove`: what the person's own client did. */
  readonly proof?: Proof
  /** Rules that the pasted error text points to, the best first. */
  readonly printed: readonly { readonly ruleId: string; readonly score: number; readonly why: string }[]
}

/** The facts with what follows from them. Rules see this. */
export interface Diagnosis extends DoctorFacts {
  readonly resolution: Resolution
  readonly interactive: Resolution
}
