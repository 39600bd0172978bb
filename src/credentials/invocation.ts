import type { Layer } from './sources.ts'

/** What `--setting-sources` can name. */
export const settingSources = ['user', 'project', 'local'] as const

type SettingSource = (typeof settingSources)[number]

/** A place in which `CLAUDE_CODE_SIMPLE` is on; the flag has no layer. */
export interface BareSwitch {
  readonly layer?: Layer
  readonly where: string
  readonly line?: number
}

/** How the client is going to be called, as far as it changes which sources count. */
export interface Invocation {
  /** `--bare` or `CLAUDE_CODE_SIMPLE`: no login, no OAuth token, no profile, no helper but that of `--settings`. */
  readonly bare: boolean
  /** What switches it on, the strongest first: each would, were the others taken away. */
  readonly bareBy?: readonly BareSwitch[]
  /** `--restricted` or `CLAUDE_CODE_RESTRICTED`: no settings file of the user, the project, or this checkout. */
  readonly restricted: boolean
  /** `--setting-sources`; undefined means all three. */
  readonly settingSources?: readonly SettingSource[]
  /** `CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST`: an embedding program owns the authentication. */
  readonly hosted: boolean
  /**
   * `editor`: a key counts only once it was approved. `desktop`: a login or an OAuth token comes before keys, tokens and
   * helpers, and a project names neither credential nor server.
   */
  readonly entry?: 'editor' | 'desktop'
  /** `CLAUDE_CODE_REMOTE`: in a cloud session, too, a login or an OAuth token comes first. */
  readonly remote?: boolean
  /** `CLAUDE_CODE_USE_GATEWAY`: where there is a token, nothing but the token goes out. */
  readonly gateway?: boolean
  /** `ANTHROPIC_UNIX_SOCKET`: requests go to a socket, and the login stays here. */
  readonly socket?: boolean
  /** `ANTHROPIC_BETAS` names the OAuth beta; its text goes out as it stands, whatever parts the names. */
  readonly oauthBeta?: boolean
  /** A name in `ANTHROPIC_BETAS`, which commas part, holds what no header can have. */
  readonly betasRefused?: boolean
}
