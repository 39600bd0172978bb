import { measuredVersion } from './measured-version.ts'
import { cloudProviders } from './providers.ts'
import { type Layer, layerOrder } from './sources.ts'

/** A variable that bears on authentication without holding a credential of its own. */
export interface Input {
  readonly name: string
  /** The layers from which the client takes it; none: it does not read it, or what it reads changes nothing. */
  readonly from: readonly Layer[]
  /** `false`: it changes what is sent in a way that the rules do not know. */
  readonly modelled: boolean
  /** Of one that is not modelled: whether its value may change something; absent, any but blanks does. */
  readonly matters?: (value: string) => boolean
  /** What was seen, or why it is not known. */
  readonly effect: string
  /** The client's version on which the effect was seen. */
  readonly measuredOn?: string
}

const anywhere = layerOrder
const shell = ['shell'] as const
const person = ['shell', 'global', 'user', 'flag', 'managed'] as const

const row =
  (from: readonly Layer[], modelled = true) =>
  (name: string, effect: string): Input => ({
    name,
    from,
    modelled,
    effect,
    ...(modelled ? { measuredOn: measuredVersion } : {}),
  })
const read = row(anywhere)
const own = row(person)
const started = row(shell)
const idle = row([])
const open = row(anywhere, false)
const openStart = row(shell, false)

/** The settings that do so are in `setting-inputs.ts`. */
export const inputs: readonly Input[] = [
  ...cloudProviders.flatMap(({ id, on, skip }) => [
    read(on, `${id} is asked instead of Anthropic`),
    read(skip, `${id} is asked without credentials of its own; a token or a helper goes out as bearer`),
  ]),
  own('CLAUDE_CONFIG_DIR', 'moves settings and login'),
  own('CLAUDE_SECURESTORAGE_CONFIG_DIR', 'moves the login file alone'),
  own('CLAUDE_CODE_SIMPLE', 'no login, no OAuth token, no profile; a helper of --settings alone'),
  own('ANTHROPIC_PROFILE', 'a profile comes before the login'),
  own('ANTHROPIC_CONFIG_DIR', 'moves the profiles'),
  own('XDG_CONFIG_HOME', 'moves the profiles'),
  own('HOME', 'of settings: moves the profiles'),
  own('ANTHROPIC_FEDERATION_RULE_ID', 'with an organization: a token is exchanged, before the login'),
  own('ANTHROPIC_ORGANIZATION_ID', 'counts together with a federation rule'),
  own('ANTHROPIC_IDENTITY_TOKEN', 'what federation exchanges'),
  own('ANTHROPIC_IDENTITY_TOKEN_FILE', 'what federation exchanges'),
  read('CLAUDE_CODE_USE_GATEWAY', 'where there is a token, nothing but the token goes out'),
  read('ANTHROPIC_BETAS', 'can add the OAuth beta header'),
  started('ANTHROPIC_UNIX_SOCKET', 'requests go to a socket, and the login stays here'),
  started('CLAUDE_CODE_RESTRICTED', 'no settings of the user, the project, the checkout'),
  started('CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST', 'files and logins do not count'),
  started(
    'CLAUDE_CODE_ENTRYPOINT',
    'an editor takes approved keys only; the desktop app prefers the login, and its environment to files',
  ),
  started('CLAUDE_CODE_SANDBOXED', 'a session does not ask whether the folder is trusted'),
  started('CLAUDE_CODE_REMOTE', 'a login or an OAuth token comes first'),
  started('CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR', 'a key from an open file'),
  started('CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR', 'an OAuth token from an open file'),
  ...[
    'CLAUDE_CODE_SESSION_ACCESS_TOKEN',
    'CLAUDE_CODE_SESSIONS_OAUTH_TOKEN',
    'CLAUDE_CODE_HFI_BEARER_TOKEN',
    'CLAUDE_CODE_GATEWAY_TOKEN',
    'CLAUDE_CODE_GATEWAY_TOKEN_FILE_DESCRIPTOR',
    'CLAUDE_CODE_OAUTH_REFRESH_TOKEN',
    'CLAUDE_CODE_OAUTH_SCOPES',
    'CLAUDE_CODE_API_BASE_URL',
    'CLAUDE_CODE_CUSTOM_OAUTH_URL',
    'CLAUDE_CODE_MANAGED_SETTINGS_PATH',
    'CLAUDE_CODE_REMOTE_SETTINGS_PATH',
    'CLAUDE_CODE_SAFE_MODE',
    'CLAUDE_CODE_API_KEY_HELPER_TTL_MS',
    'CLAUDE_CODE_HTTP_PROXY',
    'CLAUDE_CODE_PROXY_URL',
    'NPM_CONFIG_PROXY',
    'CLAUDE_CODE_HOST_AUTH_ENV_VAR',
    'CLAUDE_CODE_USER_DELEGATED_SESSION',
    'CLAUDE_CODE_RESTRICT_PERSONAL_CONFIG',
    'CLAUDE_CODE_SDK_HAS_OAUTH_REFRESH',
    'CLAUDE_CODE_SDK_HAS_HOST_AUTH_REFRESH',
    'CLAUDE_CODE_DISABLE_ADMIN_ENV_UNION',
    'CLAUDE_CODE_STOP_ON_UNUSABLE_PROFILE',
    'CLAUDE_CODE_OAUTH_CLIENT_ID',
    'CLAUDE_CODE_ORGANIZATION_UUID',
    'CLAUDE_CODE_ACCOUNT_UUID',
    'CLAUDE_CODE_REMOTE_SESSION_ID',
    'CLAUDE_CODE_SUBSCRIPTION_TYPE',
    'CLAUDE_CODE_CLIENT_CERT',
    'CLAUDE_CODE_CHILD_SESSION',
    'CLAUDE_TRUSTED_DEVICE_TOKEN',
    'ANTHROPIC_API_HOST',
    'ANTHROPIC_WORKSPACE_ID',
    'ANTHROPIC_SERVICE_ACCOUNT_ID',
    'USE_LOCAL_OAUTH',
    'USE_STAGING_OAUTH',
  ].map(name => idle(name, 'changes nothing of what is sent')),
  ...[
    'CLAUDE_CODE_HOST_CREDS_FILE',
    'CLAUDE_CODE_RUNNER_MODEL_SOCKET',
    'CLAUDE_BG_AUTH_SNAPSHOT_PATH',
    'CLAUDE_CODE_USER_DELEGATED_SESSION_DIRECT_API',
    'CLAUDE_CODE_SUBPROCESS_ENV_SCRUB',
    'CLAUDE_CODE_LAUNCHER_RUNS_API_KEY_HELPER',
    'CLAUDE_CODE_ENABLE_PROXY_AUTH_HELPER',
    'CLAUDE_CODE_MOCK_REMOTE_SETTINGS',
    'CLAUDE_CODE_DISABLE_PROXY_SCHEME_REPAIR',
  ].map(name => open(name, 'changes something that was not measured in full')),
  ...['ALL_PROXY', 'all_proxy'].map(name => ({
    ...open(name, 'with blanks, quotes or half an address nothing goes out to a server without encryption'),
    matters: (value: string) =>
      value !== '' && !/^(?:(?:\w+:)?\/\/)?(?:[^\s"'/@]+@)?[\w.-]+(?::\d+)?\/?$/.test(value),
  })),
  openStart('CLAUDE_CODE_REMOTE_TOOLS_PIN_STORED_LOGIN', 'stops the client where the server is another one'),
  openStart('CLAUDE_CODE_WEBSOCKET_AUTH_FILE_DESCRIPTOR', 'waits for what the descriptor holds'),
]

/** The layers from which the client takes a variable; every layer where the table does not say otherwise. */
export function layersOf(name: string): readonly Layer[] {
  return inputs.find(input => input.name === name)?.from ?? layerOrder
}
