/** The variables that hold a credential of Claude Code. */
export const secretVariables = [
  'ANTHROPIC_API_KEY',
  'ANTHROPIC_AUTH_TOKEN',
  'CLAUDE_CODE_OAUTH_TOKEN',
] as const
export type SecretVariable = (typeof secretVariables)[number]

/** Where a variable is set: the process environment, or the `env` block of one settings file. */
export type Layer = 'shell' | 'user' | 'project' | 'local' | 'flag' | 'managed'

/** One place from which Claude Code takes a credential. */
export type SourceId =
  | `${Layer}:${SecretVariable | 'ANTHROPIC_CUSTOM_HEADERS'}`
  | `${Exclude<Layer, 'shell'>}:apiKeyHelper`
  | 'profile:ANTHROPIC_PROFILE'
  | 'profile:federation'
  | 'login:credentials-file'
  | 'login:primaryApiKey'
  | 'login:keychain'

/** What exists can be used, can't, or is ignored by the client for a reason of its own. */
export type Usable = 'yes' | 'unusable' | 'unknown'

/** What a value looks like; from its prefix and form alone. */
export type Kind =
  | 'api-key'
  | 'oauth-token'
  | 'refresh-token'
  | 'admin-key'
  | 'enterprise-admin-key'
  | 'session-key'
  | 'other-vendor-key'
  | 'placeholder'
  | 'reference'
  | 'command'
  | 'empty'
  | 'unknown'

/**
 * What is wrong with a value. Its effect was measured on Claude Code 2.1.330 (`defectEffect`):
 * refused before any request, sent as it stands, or trimmed and harmless.
 */
export type Defect =
  | 'line-break'
  | 'curly-quote'
  | 'control-character'
  | 'not-latin-1'
  | 'quoted'
  | 'bearer-prefix'
  | 'name-prefix'
  | 'inner-space'
  | 'latin-1'
  | 'surrounding-space'
  | 'surrounding-line-end'
  | 'surrounding-nbsp'
  | 'byte-order-mark'
  | 'bad-header-name'

export type Effect = 'refused' | 'sent-broken' | 'trimmed'

/** A value as it may be shown: it can't be turned back. */
export interface Description {
  readonly kind: Kind
  /** Characters after trimming. */
  readonly length: number
  readonly defects: readonly Defect[]
}

/** A credential at one source, described. */
export interface Credential extends Description {
  readonly source: SourceId
  readonly variable: string
  /** The file with `~` for the home, or a word such as `environment`. */
  readonly where: string
  /** 1-based, where the file has lines. */
  readonly line?: number
  /** Another source that holds the same value; the first in the order of `sources`. */
  readonly sameAs?: SourceId
  /** Of `ANTHROPIC_CUSTOM_HEADERS` only: the header that this line sets. */
  readonly header?: 'x-api-key' | 'authorization' | 'other'
  /** A login or a profile: whether its shape lets the client use it. Absent means `yes`. */
  readonly usable?: Usable
  /** The answer that was given to this key in the interactive dialog. */
  readonly approval?: 'approved' | 'rejected'
}

export type SettingsState = 'absent' | 'loaded' | 'invalid-json' | 'invalid-shape' | 'unreadable'

/** One settings file, and what of it bears on authentication. */
export interface SettingsFile {
  readonly layer: Exclude<Layer, 'shell'>
  readonly path: string
  readonly state: SettingsState
  /** 1-based line of the mistake, where known. */
  readonly line?: number
  /** Top-level keys that look like authentication and that Claude Code does not know, for instance `apiKey`. */
  readonly unknownKeys?: readonly string[]
  /** Settings that start a program: `hooks`, `apiKeyHelper`, `awsAuthRefresh`, … */
  readonly runs?: readonly string[]
  /** `forceLoginMethod`, `forceLoginOrgUUID`: present in this file. */
  readonly forces?: readonly string[]
}

/** A routing variable (base URL, proxy, CA, TLS) at one layer, free of user info. */
export interface Route {
  readonly layer: Layer
  readonly variable: string
  readonly where: string
  readonly line?: number
  /** Host and port of a URL; never user info, path or query. */
  readonly host?: string
  readonly defects: readonly RouteDefect[]
}

export type RouteDefect =
  | 'empty'
  | 'not-a-url'
  | 'no-scheme'
  | 'ends-in-v1'
  | 'plain-http'
  | 'third-party'
  | 'socks'
  | 'user-info'
  | 'missing-file'
  | 'unreadable-file'
  | 'not-pem'
  | 'tls-off'

export type Provider = 'anthropic' | 'bedrock' | 'vertex' | 'foundry' | 'aws' | 'mantle'

/** How the client is going to be called, as far as it changes which sources count. */
export interface Invocation {
  /** `--bare` or `CLAUDE_CODE_SIMPLE`: no login, no OAuth token, no helper but that of `--settings`. */
  readonly bare: boolean
  /** `--restricted`: no settings file of the user, the project, or this checkout. */
  readonly restricted: boolean
  /** `--setting-sources`; undefined means all three. */
  readonly settingSources?: readonly ('user' | 'project' | 'local')[]
  /** `CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST`: an embedding program owns the authentication. */
  readonly hosted: boolean
}

/** All that the resolution depends on: data, no value. */
export interface Situation {
  /** Every definition in a file that the client loads, blank ones included. */
  readonly credentials: readonly Credential[]
  readonly settings: readonly SettingsFile[]
  readonly routes: readonly Route[]
  /** The deciding provider switch, when one is on. */
  readonly provider?: { readonly variable: string; readonly layer: Layer; readonly provider: Provider }
  readonly invocation: Invocation
  /** Whether the client has a record that this folder is trusted. */
  readonly trusted: boolean
  /** `~/.claude.json` is no JSON: the client stops before anything else. */
  readonly configCorrupted: boolean
}

/** Why nothing goes out although something is set. */
export type Blocked =
  | 'base-url-invalid'
  | 'config-corrupted'
  | 'managed-settings-unreadable'
  | 'managed-login-required'

/** What goes out. `null`: the header is not sent. */
export interface Resolution {
  readonly request: boolean
  readonly xApiKey: SourceId | null
  readonly authorization: SourceId | null
  readonly oauthBeta: boolean
  readonly provider: Provider
  readonly baseUrl: ResolvedBaseUrl
  /** The source whose value the client refuses to send. */
  readonly refused?: SourceId
  readonly blocked?: Blocked
  /** `measured`: in `-p` on Claude Code 2.1.330. `observed`: in a few interactive sessions. `documented`: never run. */
  readonly evidence: 'measured' | 'observed' | 'documented'
  /** What the interactive client asks before it sends anything. */
  readonly asks?: readonly ('trust' | 'key')[]
}

export interface ResolvedBaseUrl {
  readonly source: `${Layer}:ANTHROPIC_BASE_URL` | 'default'
  /** Host and port; undefined where the value is no URL. */
  readonly host?: string
  readonly defects: readonly RouteDefect[]
}
