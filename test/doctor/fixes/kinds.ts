import { chmodSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { key, login, madeUp, type Place, token } from './place.ts'

/** A set-up whose answer begins with this kind, and whose fix is commands. */
export interface Kind {
  readonly ruleId: string
  /** What was pasted; without it the set-up alone is asked. */
  readonly error?: string
  readonly flags?: readonly string[]
  /** `HERE` stands for the folder of the case. */
  readonly env?: Readonly<Record<string, string>>
  /** Only this shell has such a fault; else bash. */
  readonly only?: string
  /** Its fix is made of words that each shell has in its own form. */
  readonly everywhere?: true
  readonly files?: Readonly<Record<string, string>>
  /** Those of its files that nobody may write: of Windows, which has an attribute for it. */
  readonly readOnly?: readonly string[]
  readonly prepare?: (at: Place) => void
  /** What the sentences of the fix ask for; what they do not say is not done. */
  readonly edit?: (at: Place) => void
  /** The finding that the answer speaks of, where this kind is only told behind it. */
  readonly behind?: string
}

const file = 'home/.claude/.credentials.json'
const loggedIn = { [file]: login() }
const gateway = {
  ANTHROPIC_BASE_URL: 'https://gateway.example.com',
  ANTHROPIC_AUTH_TOKEN: 'local-test-value',
}
const silent = 'Not logged in · Please run /login'
const rejected =
  'API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}'
const bearer =
  'API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"Invalid bearer token"}}'
/** A token of no known form, as no login of Claude Code has. */
const opaque = madeUp('t', 40)
const vendor = madeUp('sk-proj-', 60)
const aws = { 'home/.aws/config': '[profile work]\nsso_session = work\n' }
const keyOfAws = {
  CLAUDE_CODE_USE_BEDROCK: '1',
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'x'.repeat(40),
  AWS_PROFILE: 'work',
}
const withKey = (value: string) => ({ ANTHROPIC_API_KEY: value })

export const kinds: readonly Kind[] = [
  {
    ruleId: 'token-hides-login',
    everywhere: true,
    error: 'Auth token: CLAUDE_CODE_OAUTH_TOKEN',
    env: { CLAUDE_CODE_OAUTH_TOKEN: token },
    files: loggedIn,
  },
  {
    ruleId: 'login-file-missing',
    everywhere: true,
    error: silent,
    files: {
      'home/.claude.json': '{"hasCompletedOnboarding":true,"oauthAccount":{"emailAddress":"a@example.com"}}',
    },
  },
  { ruleId: 'billed-by-use', everywhere: true, error: 'Auto-recharge credits', env: withKey(key) },
  {
    ruleId: 'aws-bearer-refused',
    everywhere: true,
    error: '403 {"Message":"Invalid API Key format: Must start with pre-defined prefix"}',
    env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1', AWS_BEARER_TOKEN_BEDROCK: opaque },
  },
  {
    ruleId: 'subscription-hidden',
    everywhere: true,
    error: 'Credit balance is too low',
    env: withKey(key),
    files: loggedIn,
  },
  {
    ruleId: 'base-url-third-party',
    everywhere: true,
    error: '401 {"error":{"message":"No auth credentials found","code":401}}',
    env: { ANTHROPIC_BASE_URL: 'https://openrouter.ai/api', ANTHROPIC_API_KEY: key },
  },
  {
    ruleId: 'two-credentials',
    everywhere: true,
    error: bearer,
    env: { ...withKey(key), ANTHROPIC_AUTH_TOKEN: opaque },
  },
  {
    ruleId: 'provider-selected',
    everywhere: true,
    error: rejected,
    env: { CLAUDE_CODE_USE_BEDROCK: '1', ANTHROPIC_API_KEY: key, AWS_REGION: 'us-east-1' },
  },
  { ruleId: 'nothing-to-send', everywhere: true, error: silent },
  { ruleId: 'admin-key', env: withKey(madeUp('sk-ant-admin01-', 93)) },
  { ruleId: 'api-key-as-token', env: { CLAUDE_CODE_OAUTH_TOKEN: key } },
  {
    ruleId: 'api-keys-disabled',
    error: 'API key authentication is disabled for this organization',
    env: withKey(key),
    files: loggedIn,
  },
  {
    ruleId: 'aws-credentials',
    error: 'The security token included in the request is expired',
    env: keyOfAws,
    files: aws,
  },
  {
    ruleId: 'cloud-credentials',
    everywhere: true,
    env: keyOfAws,
    files: aws,
  },
  {
    ruleId: 'cloud-credentials',
    everywhere: true,
    env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'work' },
    files: aws,
  },
  {
    ruleId: 'base-url-invalid',
    env: { ANTHROPIC_BASE_URL: 'gateway.example.com', ANTHROPIC_AUTH_TOKEN: 'local-test-value' },
  },
  { ruleId: 'betas-disabled', env: { CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS: '1' }, files: loggedIn },
  { ruleId: 'bearer-rejected', error: bearer, env: { ANTHROPIC_AUTH_TOKEN: opaque }, files: loggedIn },
  { ruleId: 'key-rejected', error: rejected, env: withKey(key) },
  { ruleId: 'credit-too-low', error: 'Credit balance is too low', env: withKey(key) },
  {
    ruleId: 'config-corrupted',
    everywhere: true,
    files: { 'home/.claude.json': '{"hasCompletedOnboarding":tr' },
  },
  {
    ruleId: 'connection-fails',
    error: 'Connection error. connect ECONNREFUSED 127.0.0.1:4000',
    env: { ...gateway, ANTHROPIC_BASE_URL: 'http://127.0.0.1:4000' },
  },
  {
    ruleId: 'proxy-takes-local',
    error: 'API Error: 502 Bad Gateway',
    env: { ...gateway, ANTHROPIC_BASE_URL: 'http://localhost:8403', http_proxy: 'http://127.0.0.1:7897' },
  },
  {
    ruleId: 'token-for-claude-code-only',
    error: 'This credential is only authorized for use with Claude Code',
    env: gateway,
  },
  {
    ruleId: 'config-link-dead',
    error: silent,
    prepare: at => {
      rmSync(at.path('home/.claude'), { recursive: true })
      symlinkSync(at.path('home/moved-away'), at.path('home/.claude'))
    },
  },
  { ruleId: 'dotenv-not-loaded', files: { 'repo/.env': `ANTHROPIC_API_KEY=${key}\n` } },
  { ruleId: 'token-truncated', env: { CLAUDE_CODE_OAUTH_TOKEN: token.slice(0, 80) } },
  { ruleId: 'login-server-unreachable', error: 'OAuth error: timeout of 15000ms exceeded' },
  {
    ruleId: 'key-not-approved',
    error: silent,
    env: { ...withKey(key), CLAUDE_CODE_ENTRYPOINT: 'claude-vscode' },
  },
  { ruleId: 'blocked-by-proxy', error: 'API Error: 403 Your client is not authorized', env: gateway },
  {
    ruleId: 'other-shell-file',
    error: silent,
    files: { 'home/.config/nushell/env.nu': `$env.ANTHROPIC_API_KEY = "${key}"\n` },
    edit: at => rmSync(at.path('home/.config/nushell/env.nu')),
  },
  {
    ruleId: 'dotenv-overrides-login',
    behind: 'subscription-hidden',
    env: withKey(key),
    files: { ...loggedIn, 'repo/.env': `ANTHROPIC_API_KEY=${key}\n` },
  },
  {
    ruleId: 'file-not-read',
    files: { 'home/.claude/config.json': JSON.stringify({ apiKey: key }) },
    error: silent,
    edit: at => rmSync(at.path('home/.claude/config.json')),
  },
  { ruleId: 'gateway-credit', everywhere: true, error: '402 Insufficient credits', env: gateway },
  { ruleId: 'gateway-refused', error: 'could not authenticate with its upstream provider', env: gateway },
  {
    ruleId: 'gateway-upstream',
    error: 'litellm.AuthenticationError: AnthropicException - invalid x-api-key',
    env: gateway,
  },
  { ruleId: 'gateway-without-credential', env: { ANTHROPIC_BASE_URL: 'https://gateway.example.com' } },
  {
    ruleId: 'google-permission',
    error: '403 Permission aiplatform.endpoints.predict denied',
    env: { CLAUDE_CODE_USE_VERTEX: '1', CLOUD_ML_REGION: 'us-east5', ANTHROPIC_VERTEX_PROJECT_ID: 'p-1' },
  },
  { ruleId: 'key-length', everywhere: true, env: withKey(key.slice(0, 60)) },
  {
    ruleId: 'login-code-invalid',
    error: 'OAuth error: Invalid code. Please make sure the full code was copied',
  },
  {
    ruleId: 'login-expired',
    everywhere: true,
    error: 'OAuth token has expired. Please run /login',
    files: { [file]: login(1_600_000_000_000) },
  },
  { ruleId: 'login-hidden', env: { CLAUDE_CONFIG_DIR: 'HERE/other' }, files: loggedIn },
  {
    ruleId: 'login-permissions',
    everywhere: true,
    files: loggedIn,
    prepare: at => chmodSync(at.path(file), 0o644),
  },
  { ruleId: 'login-unusable', files: { [file]: '{"claudeAiOauth":' } },
  {
    ruleId: 'not-exported',
    only: 'bash',
    error: silent,
    files: { 'home/.bashrc': `ANTHROPIC_API_KEY=${key}\n` },
    edit: at => writeFileSync(at.path('home/.bashrc'), ''),
  },
  {
    ruleId: 'not-exported',
    only: 'fish',
    error: silent,
    files: { 'home/.config/fish/config.fish': `set -g ANTHROPIC_API_KEY ${key}\n` },
    edit: at => writeFileSync(at.path('home/.config/fish/config.fish'), ''),
  },
  { ruleId: 'oauth-token-as-key', everywhere: true, env: withKey(token) },
  { ruleId: 'oauth-token-as-key', everywhere: true, env: withKey(token), files: loggedIn },
  { ruleId: 'oauth-token-as-key', everywhere: true, env: { ANTHROPIC_AUTH_TOKEN: token } },
  {
    ruleId: 'organization-disabled',
    error: 'Your organization has been disabled',
    env: withKey(key),
    files: loggedIn,
  },
  { ruleId: 'other-vendor-key', env: withKey(vendor) },
  { ruleId: 'profile-expired', error: 'Anthropic profile login expired' },
  {
    ruleId: 'program-wants-key',
    error: 'ANTHROPIC_API_KEY environment variable is required',
    files: loggedIn,
  },
  { ruleId: 'refresh-token-sent', env: { ANTHROPIC_AUTH_TOKEN: madeUp('sk-ant-ort01-', 93) } },
  {
    ruleId: 'remote-control-login',
    error: 'Remote Control requires a claude.ai subscription login',
    env: withKey(key),
  },
  {
    ruleId: 'scope-missing',
    error: 'OAuth token does not meet scope requirement user:profile',
    env: { CLAUDE_CODE_OAUTH_TOKEN: token },
  },
  { ruleId: 'session-key', env: withKey(madeUp('sk-ant-sid01-', 93)) },
  { ruleId: 'session-stale', error: 'session_stale_relogin', files: loggedIn },
  { ruleId: 'subscription-not-allowed', error: "can't use your Claude subscription", files: loggedIn },
  { ruleId: 'token-revoked', error: 'OAuth token has been revoked', env: { CLAUDE_CODE_OAUTH_TOKEN: token } },
  { ruleId: 'unexpected-source', flags: ['--expect', 'subscription'], env: withKey(key) },
  { ruleId: 'value-empty', env: withKey('') },
  {
    ruleId: 'gateway-key-rejected',
    error: 'API Error: 401 Authentication Error, Invalid proxy server token passed',
    env: gateway,
  },
  {
    ruleId: 'editor-session',
    error: silent,
    files: {
      'home/.config/Code/User/settings.json':
        '{"claudeCode.environmentVariables":[{"name":"ANTHROPIC_AUTH_TOKEN","value":"local-test-value"}]}',
    },
  },
  { ruleId: 'unexplained', error: 'it does not work any more, what now', env: gateway },
  { ruleId: 'value-non-ascii', env: withKey(`${key.slice(0, 40)}é${key.slice(41)}`) },
  { ruleId: 'value-placeholder', env: withKey('your-api-key-here') },
  { ruleId: 'value-quoted', env: withKey(`"${key}"`) },
  { ruleId: 'value-reference', env: withKey('$' + '{KEY}') },
  { ruleId: 'value-refused', env: withKey(`${key.slice(0, 50)}\n${key.slice(50)}`) },
  { ruleId: 'value-with-bearer', env: withKey(`Bearer ${key}`) },
  { ruleId: 'value-with-name', env: withKey(`ANTHROPIC_API_KEY=${key}`) },
  { ruleId: 'value-with-space', env: withKey(`${key.slice(0, 50)} ${key.slice(50)}`) },
  { ruleId: 'bare-mode', everywhere: true, files: loggedIn, env: { CLAUDE_CODE_SIMPLE: '1' } },
  {
    ruleId: 'tls-off',
    everywhere: true,
    env: { ...withKey(key), NODE_TLS_REJECT_UNAUTHORIZED: '0' },
  },
  { ruleId: 'tls-untrusted', error: 'SELF_SIGNED_CERT_IN_CHAIN', env: withKey(key) },
  { ruleId: 'desktop-login-apart', files: { 'home/.config/Claude/config.json': '{}' } },
]
