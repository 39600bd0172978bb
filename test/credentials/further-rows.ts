import type { ProbeOptions } from '../../src/io/probe-credentials.ts'
import type { FileContent, Setup } from '../client/write-world.ts'
import { hostileRows } from './hostile-rows.ts'
import { misshapenRows } from './misshapen-rows.ts'
import { nothing } from './sent-by.ts'

/** Each row is what Claude Code did in `-p`, on the version that `measuredVersion` names. */
export type Row = readonly [title: string, setup: Setup, sent: string, options?: ProbeOptions]
type Files = Readonly<Record<string, FileContent>>

const K = { ANTHROPIC_API_KEY: 'sk-ant-api03-FAKE-K' }
const T = { ANTHROPIC_AUTH_TOKEN: 'FAKE-T' }
const O = { CLAUDE_CODE_OAUTH_TOKEN: 'sk-ant-oat01-FAKE-O' }
const login = { claudeAiOauth: { accessToken: 'sk-ant-oat01-FAKE-C', scopes: ['user:inference'] } }
const C: Files = { '.claude/.credentials.json': login }
const M: Files = { '.claude.json': { primaryApiKey: 'sk-ant-api03-FAKE-M' } }
const user = (settings: object): Files => ({ '.claude/settings.json': settings })
const state = (content: object): Files => ({ '.claude.json': content })
const helper = user({ apiKeyHelper: 'echo FAKE-H' })
const project = (env: object): Files => ({ '.claude/settings.json': { env } })
const managed = (files: Readonly<Record<string, object | string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(files).map(([name, content]) => [
      `/etc/claude-code/${name}`,
      typeof content === 'string' ? content : JSON.stringify(content),
    ]),
  )
const administrator = (settings: object) => ({ machine: managed({ 'managed-settings.json': settings }) })
const profile = (name: string, more: { config?: object; stored?: object; mode?: number } = {}): Files => ({
  [`.config/anthropic/configs/${name}.json`]: {
    authentication: { type: 'user_oauth', client_id: 'client' },
    ...more.config,
  },
  [`.config/anthropic/credentials/${name}.json`]: {
    text: JSON.stringify({ access_token: 'sk-ant-oat01-FAKE-P', ...more.stored }),
    mode: more.mode ?? 0o600,
  },
})
const named = { ANTHROPIC_PROFILE: 'work' }
const keyIn = (text: string) => ({ [`/proc/self/fd/3`]: text })
const KFD = { CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR: '3' }
const OFD = { CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR: '3' }
const editor = { CLAUDE_CODE_ENTRYPOINT: 'claude-vscode' }
const desktop = { CLAUDE_CODE_ENTRYPOINT: 'claude-desktop' }
const gateway = { CLAUDE_CODE_USE_GATEWAY: '1' }
const hosted = { CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST: '1' }
const local = (name: string) => ({ env: { ANTHROPIC_API_KEY: `sk-ant-api03-FAKE-${name}` } })
const byLogin = 'a=login:credentials-file b'

const stateFile: readonly Row[] = [
  ['its env beats the shell', { env: K, home: state({ env: K }) }, 'x=global:ANTHROPIC_API_KEY'],
  [
    'the user settings beat its env',
    { home: { ...state({ env: T }), ...user({ env: T }) } },
    'a=user:ANTHROPIC_AUTH_TOKEN',
  ],
  [
    'it counts with --restricted',
    { home: state({ env: O }) },
    'a=global:CLAUDE_CODE_OAUTH_TOKEN b',
    { restricted: true },
  ],
  ['its apiKeyHelper does not count', { home: state({ apiKeyHelper: 'echo x' }) }, nothing],
  [
    '.config.json stands in its place',
    { home: { ...M, '.claude/.config.json': { env: K } } },
    'x=global:ANTHROPIC_API_KEY',
  ],
  ['an empty .config.json does not', { home: { ...M, '.claude/.config.json': '' } }, 'x=login:primaryApiKey'],
  [
    'a broken .config.json stops the client',
    { env: K, home: { '.claude/.config.json': '{' } },
    'blocked config-corrupted',
  ],
  [
    'a blank saved key goes out beside a token',
    { env: T, home: state({ primaryApiKey: ' ' }) },
    'x=login:primaryApiKey a=shell:ANTHROPIC_AUTH_TOKEN',
  ],
  [
    'a blank saved key shields the active profile',
    { home: { ...state({ primaryApiKey: ' ' }), ...profile('default') } },
    nothing,
  ],
]

const folders: readonly Row[] = [
  [
    'the user settings move the login',
    { home: { ...user({ env: { CLAUDE_CONFIG_DIR: '@HOME@/b' } }), 'b/.credentials.json': login } },
    byLogin,
  ],
  [
    'the env of the first user settings stays',
    { home: { ...user({ env: { CLAUDE_CONFIG_DIR: '@HOME@/b', ...T } }), 'b/settings.json': { env: K } } },
    'x=user:ANTHROPIC_API_KEY a=user:ANTHROPIC_AUTH_TOKEN',
  ],
  [
    'its helper does not',
    { home: { ...user({ env: { CLAUDE_CONFIG_DIR: '@HOME@/b' }, apiKeyHelper: 'echo x' }), 'b/x': '' } },
    nothing,
  ],
  [
    'the state file moves before the user settings are read',
    {
      home: {
        ...state({ env: { CLAUDE_CONFIG_DIR: '@HOME@/b' } }),
        ...user({ env: T }),
        'b/settings.json': { env: K },
      },
    },
    'x=user:ANTHROPIC_API_KEY',
  ],
  [
    'the state file itself stays',
    { home: { ...user({ env: { CLAUDE_CONFIG_DIR: '@HOME@/b' } }), ...M, 'b/.claude.json': { env: K } } },
    'x=login:primaryApiKey',
  ],
  ['a project moves nothing', { home: C, proj: project({ CLAUDE_CONFIG_DIR: '@HOME@/b' }) }, byLogin],
  [
    'CLAUDE_SECURESTORAGE_CONFIG_DIR moves the login alone',
    { env: { CLAUDE_SECURESTORAGE_CONFIG_DIR: '@HOME@/b' }, home: { ...C, ...M } },
    'x=login:primaryApiKey',
  ],
]

const worktree: Files = {
  'main/.git/HEAD': 'ref: refs/heads/main\n',
  'main/.git/worktrees/w/commondir': '../..\n',
  'main/.git/worktrees/w/gitdir': '@PROJ@/.git\n',
  'main/.claude/settings.local.json': local('MAIN'),
}
const link: Files = { '.git': 'gitdir: @HOME@/main/.git/worktrees/w\n' }
const checkouts: readonly Row[] = [
  [
    'local settings of the main checkout count in a worktree',
    { home: worktree, proj: { ...link, '.claude/settings.local.json': { env: T } } },
    'x=local:ANTHROPIC_API_KEY a=local:ANTHROPIC_AUTH_TOKEN',
  ],
  [
    'below it the worktree’s own root does not',
    {
      home: { ...worktree, 'main/.claude/settings.local.json': {} },
      proj: { ...link, '.claude/settings.local.json': { env: T } },
      cwd: 'sub',
    },
    nothing,
  ],
  [
    'a main checkout that does not know the worktree is none',
    { home: { ...worktree, 'main/.git/worktrees/w/gitdir': '/else/.git\n' }, proj: link },
    nothing,
  ],
  [
    'a bare repository has none, and its worktree is no root',
    {
      home: Object.fromEntries(
        Object.entries(worktree).map(([path, text]) => [path.replace('main/.git', 'bare.git'), text]),
      ),
      proj: {
        '.git': 'gitdir: @HOME@/bare.git/worktrees/w\n',
        '.claude/settings.local.json': { env: K },
        'sub/.claude/settings.local.json': { env: T },
      },
      cwd: 'sub',
    },
    'a=local:ANTHROPIC_AUTH_TOKEN',
  ],
  [
    'the home is the root of nothing',
    { home: { '.git/HEAD': 'x', '.claude/settings.local.json': local('HOME') }, cwd: '../home/w' },
    nothing,
  ],
]

const started: readonly Row[] = [
  ['an editor leaves a key out', { env: { ...editor, ...K }, home: C }, byLogin],
  [
    'an editor takes an approved key',
    {
      env: { ...editor, ...K },
      home: state({ customApiKeyResponses: { approved: [K.ANTHROPIC_API_KEY.slice(-20)] } }),
    },
    'x=shell:ANTHROPIC_API_KEY',
  ],
  [
    'an editor with --bare takes any',
    { env: { ...editor, ...K } },
    'x=shell:ANTHROPIC_API_KEY',
    { bare: true },
  ],
  ['settings do not make an editor', { env: K, home: user({ env: editor }) }, 'x=shell:ANTHROPIC_API_KEY'],
  ['the desktop app prefers the login', { env: { ...desktop, ...K, ...T }, home: C }, byLogin],
  ['without one it sends the key', { env: { ...desktop, ...K } }, 'x=shell:ANTHROPIC_API_KEY'],
  [
    'a profile is no login for it',
    { env: { ...desktop, ...K, ...named }, home: profile('work') },
    'x=shell:ANTHROPIC_API_KEY',
  ],
  ['a project names it no token', { env: desktop, proj: project(T) }, nothing],
  [
    'nor does an empty one of a project erase a key',
    { env: { ...desktop, ...K }, proj: project({ ANTHROPIC_API_KEY: '' }) },
    'x=shell:ANTHROPIC_API_KEY',
  ],
  [
    'a project names it no server and no provider',
    {
      env: { ...desktop, ...K },
      proj: project({ ANTHROPIC_BASE_URL: 'http://127.0.0.1:1', CLAUDE_CODE_USE_BEDROCK: '1' }),
    },
    'x=shell:ANTHROPIC_API_KEY',
  ],
  [
    'an editor leaves a key out in a cloud session too',
    { env: { ...editor, CLAUDE_CODE_REMOTE: '1', ...K } },
    nothing,
  ],
  ['it has no profiles', { env: { ...desktop, ...named }, home: profile('work') }, nothing],
  [
    'a cloud session prefers the OAuth token',
    { env: { CLAUDE_CODE_REMOTE: '1', ...T, ...O } },
    'a=shell:CLAUDE_CODE_OAUTH_TOKEN b',
  ],
  [
    'the gateway switch leaves the token alone',
    { env: { ...gateway, ...K, ...T }, home: helper },
    'a=shell:ANTHROPIC_AUTH_TOKEN',
  ],
  [
    'it takes no token of a project',
    { env: { ...gateway, ...K }, proj: project(T) },
    'x=shell:ANTHROPIC_API_KEY a=project:ANTHROPIC_AUTH_TOKEN',
  ],
  [
    'it goes before a provider',
    { env: { ...gateway, ...T, CLAUDE_CODE_USE_BEDROCK: '1', AWS_BEARER_TOKEN_BEDROCK: 'x' } },
    'a=shell:ANTHROPIC_AUTH_TOKEN',
  ],
  [
    'a host in charge leaves files and logins out',
    { env: hosted, home: { ...C, ...M, ...profile('default') }, ...administrator({ env: K }) },
    nothing,
  ],
  ['only the shell puts a host in charge', { home: { ...C, ...user({ env: hosted }) } }, byLogin],
  [
    'CLAUDE_CODE_RESTRICTED is --restricted',
    { env: { CLAUDE_CODE_RESTRICTED: '1' }, home: { ...C, ...user({ env: K }) } },
    byLogin,
  ],
  [
    'a socket keeps the login here',
    { env: { ANTHROPIC_UNIX_SOCKET: '/x' }, home: { ...C, ...profile('default') } },
    nothing,
  ],
  [
    'the gateway gets no beta, whatever ANTHROPIC_BETAS says',
    { env: { ...gateway, ...T, ANTHROPIC_BETAS: 'oauth-2025-04-20' } },
    'a=shell:ANTHROPIC_AUTH_TOKEN',
  ],
  [
    'ANTHROPIC_BETAS adds the beta',
    { env: { ...K, ANTHROPIC_BETAS: 'a, oauth-2025-04-20' } },
    'x=shell:ANTHROPIC_API_KEY b',
  ],
]

const descriptors: readonly Row[] = [
  [
    'a key from one beats the helper',
    { env: KFD, home: helper, machine: keyIn('key\n') },
    'x=descriptor:CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR a=user:apiKeyHelper',
  ],
  [
    'it is refused like any other',
    { env: KFD, machine: keyIn('a\nb') },
    'refused descriptor:CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR',
  ],
  ['one that can’t be read keeps the login away', { env: KFD, home: C }, nothing],
  ['but not a profile', { env: KFD, home: profile('default') }, 'a=profile:active b'],
  [
    'an OAuth token from one beats the login',
    { env: OFD, home: C, machine: keyIn('token') },
    'a=descriptor:CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR b',
  ],
  ['one that can’t be read gives way to it', { env: OFD, home: C }, byLogin],
  ['settings name none', { home: user({ env: KFD }), machine: keyIn('key') }, nothing],
  ['--bare reads none', { env: KFD, machine: keyIn('key') }, nothing, { bare: true }],
  [
    'the copy of a cloud session counts everywhere',
    { machine: { '/home/claude/.claude/remote/.oauth_token': 'token' }, home: C },
    'a=descriptor:CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR b',
  ],
]

const profiles: readonly Row[] = [
  [
    'a named one beats the login',
    { env: named, home: { ...C, ...profile('work') } },
    'a=profile:ANTHROPIC_PROFILE b',
  ],
  [
    'the saved key beats it, with a login beside',
    { env: named, home: { ...C, ...M, ...profile('work') } },
    'x=login:primaryApiKey',
  ],
  [
    'one that is not there is passed over, and so is the active one',
    { env: { ANTHROPIC_PROFILE: 'no' }, home: profile('default') },
    nothing,
  ],
  ...(['4000000000', [4e9]] as const).map(
    (date): Row => [
      `${JSON.stringify(date)} is a date to come`,
      { env: named, home: profile('work', { stored: { expires_at: date } }) },
      'a=profile:ANTHROPIC_PROFILE b',
    ],
  ),
  ...(['2099-01-01T00:00:00Z', '1000', '', true, {}, []] as const).map(
    (date): Row => [
      `${JSON.stringify(date)} is a date in the past`,
      { env: named, home: profile('work', { stored: { expires_at: date } }) },
      'blocked profile-unusable',
    ],
  ),
  ...['  ', '\u00a0', 'FAKE-P\n'].map(
    (token): Row => [
      `a token ${JSON.stringify(token)} is sent`,
      { env: named, home: profile('work', { stored: { access_token: token } }) },
      'a=profile:ANTHROPIC_PROFILE b',
    ],
  ),
  [
    'zero is no token',
    { env: named, home: profile('work', { stored: { access_token: 0 } }) },
    'blocked profile-unusable',
  ],
  [
    'an expired one stops the client',
    { env: named, home: { ...C, ...profile('work', { stored: { expires_at: 1000 } }) } },
    'blocked profile-unusable',
  ],
  [
    'one that can be renewed is sent',
    { env: named, home: profile('work', { stored: { expires_at: 1000, refresh_token: 'x' } }) },
    'a=profile:ANTHROPIC_PROFILE b',
  ],
  [
    'one that others may read stops the client',
    { env: named, home: profile('work', { mode: 0o644 }) },
    'blocked profile-unusable',
  ],
  [
    'its server counts where no variable names one',
    { env: named, home: profile('work', { config: { base_url: 'http://127.0.0.1:1' } }) },
    'a=profile:ANTHROPIC_PROFILE b to profile:base_url',
  ],
  [
    'not for a key',
    { env: { ...named, ...K }, home: profile('work', { config: { base_url: 'http://127.0.0.1:1' } }) },
    'x=shell:ANTHROPIC_API_KEY',
  ],
  ['a project names none', { home: { ...C, ...profile('work') }, proj: project(named) }, byLogin],
  [
    'active_config names the active one',
    { home: { ...profile('work'), '.config/anthropic/active_config': 'work\n' } },
    'a=profile:active b',
  ],
  [
    'its bearer stays before a custom header',
    { env: { ...named, ANTHROPIC_CUSTOM_HEADERS: 'Authorization: Bearer x' }, home: profile('work') },
    'a=profile:ANTHROPIC_PROFILE b',
  ],
  [
    'federation beats the login',
    {
      env: {
        ANTHROPIC_FEDERATION_RULE_ID: 'r',
        ANTHROPIC_ORGANIZATION_ID: 'o',
        ANTHROPIC_IDENTITY_TOKEN: 't',
      },
      home: C,
    },
    'a=profile:federation b',
  ],
  [
    'a named profile that is not there also takes federation away',
    {
      env: {
        ANTHROPIC_PROFILE: 'no',
        ANTHROPIC_FEDERATION_RULE_ID: 'r',
        ANTHROPIC_ORGANIZATION_ID: 'o',
        ANTHROPIC_IDENTITY_TOKEN: 't',
      },
    },
    nothing,
  ],
]

const allowed = (names: readonly string[], env: object = {}) =>
  administrator({ allowedProviders: names, env })
const administrators: readonly Row[] = [
  [
    'drop-ins are merged by name, key by key',
    {
      machine: managed({
        'managed-settings.json': { env: K },
        'managed-settings.d/9.json': { env: T },
        'managed-settings.d/10.json': { env: T },
      }),
    },
    'x=managed:ANTHROPIC_API_KEY a=managed:ANTHROPIC_AUTH_TOKEN',
  ],
  [
    'a list for a file stops the client',
    { env: K, machine: managed({ 'managed-settings.d/1.json': '[]' }) },
    'blocked managed-settings-unreadable',
  ],
  [
    'an empty file does not',
    { env: K, machine: managed({ 'managed-settings.json': '' }) },
    'x=shell:ANTHROPIC_API_KEY',
  ],
  [
    'a required login lets a profile through',
    { env: named, home: profile('work'), ...administrator({ forceLoginMethod: 'console' }) },
    'a=profile:ANTHROPIC_PROFILE b',
  ],
  [
    'a key that an editor leaves out is not barred',
    { env: { ...editor, ...K }, home: C, ...administrator({ forceLoginMethod: 'claudeai' }) },
    byLogin,
  ],
  [
    'a gateway’s address alone demands its sign-in',
    { home: C, ...administrator({ forceLoginGatewayUrl: 'https://x' }) },
    'blocked managed-gateway-required',
  ],
  [
    'an organization has to be confirmed for a login',
    { home: C, ...administrator({ forceLoginOrgUUID: 'o' }) },
    'blocked managed-organization-unchecked',
  ],
  ...[null, '', [], {}, 5].map(
    (value): Row => [
      `${JSON.stringify(value)} for an organization bars a key as well`,
      { env: K, ...administrator({ forceLoginOrgUUID: value }) },
      'blocked managed-login-required',
    ],
  ),
  ['not for a saved key', { home: M, ...administrator({ forceLoginOrgUUID: 'o' }) }, 'x=login:primaryApiKey'],
  [
    'a server of one’s own is never allowed',
    { env: { ...K, ANTHROPIC_BASE_URL: 'http://127.0.0.1:1' }, ...allowed(['customEndpoint']) },
    'blocked managed-provider-refused',
  ],
  [
    'that of the administrator is',
    { env: K, ...allowed(['customEndpoint'], { ANTHROPIC_BASE_URL: 'http://127.0.0.1:1' }) },
    'x=shell:ANTHROPIC_API_KEY to managed:ANTHROPIC_BASE_URL',
  ],
  ['the usual server is "anthropic"', { env: K, ...allowed(['anthropic']) }, 'x=shell:ANTHROPIC_API_KEY'],
  [
    'user settings allow and forbid nothing',
    { env: K, home: user({ allowedProviders: [], forceLoginMethod: 'claudeai' }) },
    'x=shell:ANTHROPIC_API_KEY',
  ],
]

const bedrock = { CLAUDE_CODE_USE_BEDROCK: '1' }
const foundry = { CLAUDE_CODE_USE_FOUNDRY: '1', ANTHROPIC_FOUNDRY_RESOURCE: 'my-resource' }
const clouds: readonly Row[] = [
  [
    'Bedrock’s bearer',
    { env: { ...bedrock, AWS_BEARER_TOKEN_BEDROCK: 'x', ...K, ...T } },
    'bedrock a=shell:AWS_BEARER_TOKEN_BEDROCK',
  ],
  [
    'Bedrock without its authentication',
    { env: { ...bedrock, CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1', ...T, ...K } },
    'bedrock x=shell:ANTHROPIC_API_KEY a=shell:ANTHROPIC_AUTH_TOKEN',
  ],
  [
    'a key alone is not for Bedrock',
    { env: { ...bedrock, CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1', ...K } },
    'bedrock',
  ],
  [
    'Bedrock with nothing',
    { env: { ...bedrock, AWS_EC2_METADATA_DISABLED: 'true' } },
    'blocked cloud-incomplete',
  ],
  [
    'Foundry’s token before its key',
    { env: { ...foundry, ANTHROPIC_FOUNDRY_API_KEY: 'x', ANTHROPIC_FOUNDRY_AUTH_TOKEN: 'y' } },
    'foundry a=shell:ANTHROPIC_FOUNDRY_AUTH_TOKEN',
  ],
  ...['https://r.services.ai.azure.com', 'r.services.ai.azure.com', 'r', 'r-1-', 'a_b', 'a'.repeat(65)].map(
    (resource): Row => [
      `${resource.slice(0, 40)} names no resource of Foundry`,
      { env: { ...foundry, ANTHROPIC_FOUNDRY_RESOURCE: resource, ANTHROPIC_FOUNDRY_API_KEY: 'x' } },
      'blocked cloud-incomplete',
    ],
  ),
  ...['my-Resource', ' rr\n', 'a'.repeat(64)].map(
    (resource): Row => [
      `${JSON.stringify(resource).slice(0, 40)} names one`,
      { env: { ...foundry, ANTHROPIC_FOUNDRY_RESOURCE: resource, ANTHROPIC_FOUNDRY_API_KEY: 'x' } },
      'foundry x=shell:ANTHROPIC_FOUNDRY_API_KEY',
    ],
  ),
  [
    'localhost with a port is a base URL of a provider too',
    { env: { ...bedrock, AWS_BEARER_TOKEN_BEDROCK: 'x', ANTHROPIC_BEDROCK_BASE_URL: 'localhost:1' } },
    'bedrock a=shell:AWS_BEARER_TOKEN_BEDROCK to shell:ANTHROPIC_BEDROCK_BASE_URL',
  ],
  [
    'an address is not',
    { env: { ...bedrock, AWS_BEARER_TOKEN_BEDROCK: 'x', ANTHROPIC_BEDROCK_BASE_URL: '127.0.0.1:1' } },
    'blocked base-url-invalid',
  ],
  [
    'Foundry’s key',
    { env: { ...foundry, ANTHROPIC_FOUNDRY_API_KEY: 'x' } },
    'foundry x=shell:ANTHROPIC_FOUNDRY_API_KEY',
  ],
  [
    'Anthropic on AWS needs a workspace',
    { env: { CLAUDE_CODE_USE_ANTHROPIC_AWS: '1', ANTHROPIC_AWS_API_KEY: 'x' } },
    'blocked cloud-incomplete',
  ],
  [
    'its key',
    {
      env: {
        CLAUDE_CODE_USE_ANTHROPIC_AWS: '1',
        ANTHROPIC_AWS_API_KEY: 'x',
        ANTHROPIC_AWS_WORKSPACE_ID: 'w',
      },
    },
    'aws x=shell:ANTHROPIC_AWS_API_KEY',
  ],
  [
    'without its authentication a helper goes out twice',
    { env: { CLAUDE_CODE_USE_ANTHROPIC_AWS: '1', CLAUDE_CODE_SKIP_ANTHROPIC_AWS_AUTH: '1' }, home: helper },
    'aws x=user:apiKeyHelper a=user:apiKeyHelper',
  ],
  [
    'Mantle before Vertex',
    { env: { CLAUDE_CODE_USE_MANTLE: '1', CLAUDE_CODE_USE_VERTEX: '1', AWS_BEARER_TOKEN_BEDROCK: 'x' } },
    'mantle a=shell:AWS_BEARER_TOKEN_BEDROCK',
  ],
  [
    'Google Cloud before Mantle',
    {
      env: {
        CLAUDE_CODE_USE_MANTLE: '1',
        CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD: '1',
        CLAUDE_CODE_SKIP_ANTHROPIC_GOOGLE_CLOUD_AUTH: '1',
        ...T,
      },
    },
    'google-cloud a=shell:ANTHROPIC_AUTH_TOKEN',
  ],
  [
    'a stronger 0 switches off',
    { env: { ...bedrock, ...K }, home: state({ env: { CLAUDE_CODE_USE_BEDROCK: '0' } }) },
    'x=shell:ANTHROPIC_API_KEY',
  ],
]

const addresses: readonly Row[] = [
  [
    'user info goes out where there is no bearer',
    { env: { ...K, ANTHROPIC_BASE_URL: `http://${'FAKE:FAKE'}@127.0.0.1:1` } },
    'x=shell:ANTHROPIC_API_KEY a=basic:user-info to shell:ANTHROPIC_BASE_URL',
  ],
  ['alone it is nothing', { env: { ANTHROPIC_BASE_URL: `http://${'FAKE:FAKE'}@127.0.0.1:1` } }, nothing],
  [
    'a proxy that is no URL stops the client',
    { env: { ...K, HTTP_PROXY: 'host:80' } },
    'blocked proxy-invalid',
  ],
  [
    'of two the first counts',
    { env: { ...K, HTTP_PROXY: 'host:80', https_proxy: 'http://127.0.0.1:1' } },
    'x=shell:ANTHROPIC_API_KEY',
  ],
  [
    'host:port for HTTPS is repaired in the shell',
    { env: { ...K, HTTPS_PROXY: 'host:80' } },
    'x=shell:ANTHROPIC_API_KEY',
  ],
  ['not in settings', { env: K, home: user({ env: { HTTPS_PROXY: 'host:80' } }) }, 'blocked proxy-invalid'],
  [
    'an empty one of a stronger layer takes it away',
    { env: { ...K, HTTP_PROXY: 'x' }, home: user({ env: { HTTP_PROXY: '' } }) },
    'x=shell:ANTHROPIC_API_KEY',
  ],
]

/** What the desktop app sets for the client stands over every file, even where it is empty. */
const strongShell: readonly Row[] = [
  [
    'its key stands over that of the state file',
    { env: { ...desktop, ...K }, home: state({ env: local('G').env }) },
    'x=shell:ANTHROPIC_API_KEY',
  ],
  [
    'and of the user settings',
    { env: { ...desktop, ...K }, home: user(local('U')) },
    'x=shell:ANTHROPIC_API_KEY',
  ],
  [
    'so for a local agent',
    { env: { CLAUDE_CODE_ENTRYPOINT: 'local-agent', ...K }, home: user(local('U')) },
    'x=shell:ANTHROPIC_API_KEY',
  ],
  [
    'and of --settings',
    { env: { ...desktop, ...K } },
    'x=shell:ANTHROPIC_API_KEY',
    { settings: JSON.stringify(local('F')) },
  ],
  ['an administrator names it no key', { env: desktop, ...administrator(local('A')) }, nothing],
  [
    'and takes none away',
    { env: desktop, home: user(local('U')), ...administrator(local('A')) },
    'x=user:ANTHROPIC_API_KEY',
  ],
  ['a file names what it leaves open', { env: desktop, home: user(local('U')) }, 'x=user:ANTHROPIC_API_KEY'],
  [
    'an empty key erases those of files',
    { env: { ...desktop, ANTHROPIC_API_KEY: '' }, home: state({ env: local('G').env }) },
    nothing,
  ],
  [
    'an empty one in a file erases nothing',
    { env: { ...desktop, ...K }, home: user({ env: { ANTHROPIC_API_KEY: '' } }) },
    'x=shell:ANTHROPIC_API_KEY',
  ],
  [
    'so with custom headers',
    {
      env: { ...desktop, ...K, ANTHROPIC_CUSTOM_HEADERS: 'x-api-key: FAKE-S' },
      home: user({ env: { ANTHROPIC_CUSTOM_HEADERS: 'x-api-key: FAKE-U' } }),
    },
    'x=shell:ANTHROPIC_CUSTOM_HEADERS',
  ],
  [
    'with the gateway switch',
    {
      env: { ...desktop, ...K, ...T, CLAUDE_CODE_USE_GATEWAY: '0' },
      home: user({ env: gateway }),
    },
    'x=shell:ANTHROPIC_API_KEY a=shell:ANTHROPIC_AUTH_TOKEN',
  ],
  [
    'with --bare as a variable',
    {
      env: { ...desktop, CLAUDE_CODE_SIMPLE: '0' },
      home: { ...user({ env: { CLAUDE_CODE_SIMPLE: '1', ...K } }), ...C },
    },
    byLogin,
  ],
  [
    'with the configuration folder',
    {
      env: { ...desktop, CLAUDE_CONFIG_DIR: '@HOME@/cfg' },
      home: {
        'cfg/settings.json': { env: { CLAUDE_CONFIG_DIR: '@HOME@/second' } },
        'second/.credentials.json': login,
      },
    },
    nothing,
  ],
  [
    'which a file moves where it is not set',
    {
      env: desktop,
      home: {
        '.claude/settings.json': { env: { CLAUDE_CONFIG_DIR: '@HOME@/second' } },
        'second/.credentials.json': login,
      },
    },
    byLogin,
  ],
  [
    'an editor takes the files first, as a terminal does',
    { env: { ...editor, ...T }, home: user({ env: T }) },
    'a=user:ANTHROPIC_AUTH_TOKEN',
  ],
  [
    'so does a cloud session',
    { env: { CLAUDE_CODE_REMOTE: '1', ...K }, home: user(local('U')) },
    'x=user:ANTHROPIC_API_KEY',
  ],
]

const cloudSessions: readonly Row[] = [
  [
    'have no profiles',
    {
      env: { CLAUDE_CODE_REMOTE: '1' },
      home: { ...profile('work'), '.config/anthropic/active_config': 'work' },
    },
    nothing,
  ],
  ['nor a named one', { env: { CLAUDE_CODE_REMOTE: '1', ...named }, home: profile('work') }, nothing],
  [
    'beside a header of their own none goes out either',
    {
      env: { CLAUDE_CODE_REMOTE: '1', ANTHROPIC_CUSTOM_HEADERS: 'x-api-key: FAKE-S' },
      home: { ...profile('work'), '.config/anthropic/active_config': 'work' },
    },
    'x=shell:ANTHROPIC_CUSTOM_HEADERS',
  ],
  [
    'a key goes out with a profile that has expired',
    {
      env: { CLAUDE_CODE_REMOTE: '1', ...K, ...named },
      home: profile('work', { stored: { expires_at: 1 } }),
    },
    'x=shell:ANTHROPIC_API_KEY',
  ],
]

export const furtherRows = {
  stateFile,
  folders,
  checkouts,
  started,
  strongShell,
  cloudSessions,
  descriptors,
  profiles,
  administrators,
  clouds,
  addresses,
  ...hostileRows,
  ...misshapenRows,
}
