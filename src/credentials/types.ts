import type { Os } from '../types.ts'
import type { Invocation } from './invocation.ts'
import type { Provider } from './providers.ts'
import type { Layer, SourceId } from './sources.ts'

export type { Provider } from './providers.ts'
export type { Layer, SecretVariable, SourceId } from './sources.ts'
export { secretVariables } from './sources.ts'

/** What is named can be used, can't, or is not there at all; `unseen`: its content was not looked at. */
export type Usable = 'yes' | 'unusable' | 'absent' | 'unseen'

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
  /** Of a reference: the vault whose form it has. */
  readonly vault?: '1Password'
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
  /** Of a profile that can't be used: why. */
  readonly fault?: 'name' | 'open' | 'token' | 'expired'
  /** A profile of federation, whose token is exchanged first. */
  readonly exchanged?: true
  /** A login whose `scopes` are no list. As one text it is sent and not said to be a login; else the client fails at it. */
  readonly scopes?: 'text' | 'broken'
  /** The answer that was given to this key in the interactive dialog. */
  readonly approval?: 'approved' | 'rejected'
}

/**
 * Of all but `loaded` nothing is in effect; `too-large`: for the client. `folder`: a folder has its name; `no-file`: a
 * pipe, a socket or a device. `unread`: the client may well read it, and authmd did not.
 */
export type SettingsState =
  | 'absent'
  | 'loaded'
  | 'invalid-json'
  | 'invalid-shape'
  | 'too-large'
  | 'unreadable'
  | 'folder'
  | 'no-file'
  | 'unread'

/**
 * Why a place was not read, or not in full: it is larger than authmd reads; Windows refuses it, as it does while another
 * program has it open; this user may not read it; it is a pipe, a socket or a device; a folder has its name; it is in an
 * encoding that is not known; or it holds preferences of macOS, whose form was never seen here.
 */
export type Unread = 'larger' | 'refused' | 'closed' | 'no-file' | 'folder' | 'encoding' | 'preferences'

/** One settings file, and what of it bears on authentication. */
export interface SettingsFile {
  readonly layer: Exclude<Layer, 'shell'>
  readonly path: string
  readonly state: SettingsState
  /** Of `unread`: why. */
  readonly why?: Unread
  /** 1-based line of the mistake, where known. */
  readonly line?: number
  /** Top-level keys that look like authentication and that Claude Code does not know, for instance `apiKey`. */
  readonly unknownKeys?: readonly string[]
  /** Settings that start a program: `hooks`, `apiKeyHelper`, `awsAuthRefresh`, … */
  readonly runs?: readonly string[]
  /** The same of a file that the client is taken to drop: whoever starts the client counts them too. */
  readonly wouldRun?: readonly string[]
  /** `forceLoginMethod`, `forceLoginOrgUUID`, `forceLoginGatewayUrl`: present in this file. */
  readonly forces?: readonly string[]
}

/** What an administrator allows; only managed settings count. */
export interface Policies {
  /** `forceLoginMethod`: `login` for `claudeai` and `console`. */
  readonly forceLogin?: 'login' | 'gateway'
  /** `forceLoginGatewayUrl`: demands the gateway too, but not of one who asks a cloud provider. */
  readonly gatewayAddress?: true
  /** `forceLoginOrgUUID`: the client first asks Anthropic to which organization a token belongs. */
  readonly organization?: true
  /** `allowedProviders`, all files together. */
  readonly allowedProviders?: readonly string[]
}

/** A routing variable (base URL, proxy, CA, TLS) at one layer, free of user info. */
export interface Route {
  readonly layer: Layer
  readonly variable: string
  readonly where: string
  readonly line?: number
  /** Host and port of a URL; never user info, path or query. */
  readonly host?: string
  /** A file that is named, as a person reads it. */
  readonly path?: string
  /** How it has to be written: a plain address with its scheme, or the path of the file that is there. */
  readonly meant?: string
  readonly defects: readonly RouteDefect[]
  /** The administrator's settings have the same text for this variable. */
  readonly alsoManaged?: true
}

export interface ProfileUrl extends Pick<Route, 'host' | 'defects'> {
  readonly source: SourceId
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

/** What stands ready for a cloud provider, beside the credentials that have a variable of their own. */
export interface Cloud {
  /** `CLAUDE_CODE_SKIP_…_AUTH` is on: the provider's own authentication is left out. */
  readonly skipsAuth: boolean
  /** Variables without which the client stops with an error. */
  readonly missing: readonly string[]
  /** Credentials of the cloud itself (keys, profiles, roles): named here, none, or none here and only the cloud knows. */
  readonly chain: 'named' | 'absent' | 'unseen'
}

/** A variable or setting that bears on authentication and that the rules do not model. */
export interface UnmodelledInput {
  readonly name: string
  readonly where: string
  readonly line?: number
  /** The place did not answer: whether anything is set there is not known. */
  readonly unread?: true
  /** Of a file that did not: why. */
  readonly why?: Unread
}

/** One that changes nothing for a client between these versions. */
export interface VersionInput extends UnmodelledInput {
  readonly from?: string
  readonly to?: string
}

/** All that the resolution depends on: data, no value. */
export interface Situation {
  /** What answers of the client were measured on differs by it. */
  readonly os?: Os | 'other'
  /** Every definition in a file that the client loads, blank ones included. */
  readonly credentials: readonly Credential[]
  readonly settings: readonly SettingsFile[]
  readonly routes: readonly Route[]
  /** `base_url` of each profile: its server, where no variable names one. */
  readonly profileUrls?: readonly ProfileUrl[]
  /** The deciding provider switch, when one is on. */
  readonly provider?: { readonly variable: string; readonly layer: Layer; readonly provider: Provider }
  readonly cloud?: Cloud
  readonly invocation: Invocation
  readonly policies?: Policies
  /** Whether the client has a record that this folder, or one above it that counts, is trusted. */
  readonly trusted: boolean
  /** The state file is no JSON: the client stops before anything else. */
  readonly configCorrupted: boolean
  /** A proxy variable at whose value the client stops as it starts. */
  readonly proxyInvalid?: string
  readonly unmodelled?: readonly UnmodelledInput[]
  /** Settings that the server of an organization gives, which only a client that asks the API of Anthropic fetches. */
  readonly serverSettings?: UnmodelledInput
}

/** Why nothing goes out although something is set. */
export type Blocked =
  | 'base-url-invalid'
  | 'config-corrupted'
  | 'managed-settings-unreadable'
  | 'managed-login-required'
  | 'managed-gateway-required'
  | 'managed-organization-unchecked'
  | 'managed-provider-refused'
  | 'proxy-invalid'
  | 'betas-refused'
  | 'login-unusable'
  | 'profile-unusable'
  | 'federation-without-token'
  | 'cloud-incomplete'

/**
 * How an answer is known. `proven`: the person's own client sent it just now. `measured`: seen on `measuredVersion`.
 * `documented`: never run. `unknown`: an input is set that the rules do not model; the rest says what goes out without it.
 */
export type Evidence = 'proven' | 'measured' | 'documented' | 'unknown'

/** What goes out. `null`: the header is not sent. */
export interface Resolution {
  readonly request: boolean
  readonly xApiKey: SourceId | null
  readonly authorization: SourceId | null
  readonly oauthBeta: boolean
  readonly provider: Provider
  readonly baseUrl: ResolvedBaseUrl
  /** The source whose value the client refuses to send, or that a rule of the administrator bars. */
  readonly refused?: SourceId
  readonly blocked?: Blocked
  readonly evidence: Evidence
  /** The client's version on which a measured answer was seen. */
  readonly measuredOn?: string
  /** Of an `unknown` answer: the inputs that make it so. */
  readonly unknownInputs?: readonly UnmodelledInput[]
  /** What the interactive client asks before it sends anything. */
  readonly asks?: readonly ('trust' | 'key')[]
}

export interface ResolvedBaseUrl {
  readonly source: `${Layer}:${string}` | 'profile:base_url' | 'default'
  /** Host and port; undefined where the value is no URL, or the provider's own address depends on the region. */
  readonly host?: string
  readonly defects: readonly RouteDefect[]
}
