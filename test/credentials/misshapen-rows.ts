import type { FileContent } from '../client/write-world.ts'
import type { Row } from './further-rows.ts'
import { nothing } from './sent-by.ts'

type Files = Readonly<Record<string, FileContent>>

const K = { ANTHROPIC_API_KEY: 'sk-ant-api03-FAKE-K' }
const T = { ANTHROPIC_AUTH_TOKEN: 'FAKE-T' }
const settings = (content: object): Files => ({ '.claude/settings.json': content })
const env = (variables: object): Files => settings({ env: variables })
const state = (content: object): Files => ({ '.claude.json': content })
const login = (scopes: unknown, more: object = {}): Files => ({
  '.claude/.credentials.json': JSON.stringify({
    claudeAiOauth: { accessToken: 'sk-ant-oat01-FAKE-C', expiresAt: 4e12, scopes, ...more },
  }),
})
const text = login('user:inference')
const active = (stored: string): Files => ({
  '.config/anthropic/active_config': 'work',
  '.config/anthropic/configs/work.json': {
    version: '1',
    authentication: { type: 'user_oauth', client_id: 'client' },
  },
  '.config/anthropic/credentials/work.json': { text: stored, mode: 0o600 },
})
const good = active(JSON.stringify({ access_token: 'sk-ant-oat01-FAKE-P', expires_at: 4e9 }))
const broken = active('{')
const saved = { primaryApiKey: 'sk-ant-api03-FAKE-M' }

const undeclared: readonly Row[] = [
  ['the token goes out, and no beta header', { home: text }, 'a=login:credentials-file'],
  ['one of several', { home: login('user:profile user:inference') }, 'a=login:credentials-file'],
  ['within a longer word', { home: login('xuser:inferencex') }, 'a=login:credentials-file'],
  ['the text of a list', { home: login('["user:inference"]') }, 'a=login:credentials-file'],
  ['a text without the scope', { home: login('user:profile') }, nothing],
  ['an expired one too', { home: login('user:inference', { expiresAt: 1 }) }, 'a=login:credentials-file'],
  [
    'ANTHROPIC_BETAS names the beta',
    { env: { ANTHROPIC_BETAS: 'oauth-2025-04-20' }, home: text },
    'a=login:credentials-file b',
  ],
  ['it comes before a saved key', { home: { ...text, ...state(saved) } }, 'a=login:credentials-file'],
  ['an active profile comes before it', { home: { ...text, ...good } }, 'a=profile:active b'],
  ['and then a saved key as well', { home: { ...text, ...good, ...state(saved) } }, 'x=login:primaryApiKey'],
  ['also a profile that can’t be used', { home: { ...text, ...broken } }, 'blocked profile-unusable'],
  [
    'in a cloud session it comes before a key and a profile',
    { env: { ...K, CLAUDE_CODE_REMOTE: '1' }, home: { ...text, ...good } },
    'a=login:credentials-file',
  ],
  [
    'in the desktop app too',
    { env: { CLAUDE_CODE_ENTRYPOINT: 'claude-desktop' }, home: { ...text, ...good } },
    'a=login:credentials-file',
  ],
  [
    'a custom Authorization takes its place, without the beta',
    { env: { ANTHROPIC_CUSTOM_HEADERS: 'Authorization: Bearer FAKE-H' }, home: text },
    'a=shell:ANTHROPIC_CUSTOM_HEADERS',
  ],
]

const brokenScopes: readonly Row[] = [
  ...([5, true, {}, false] as const).map(
    (scopes): Row => [
      `${JSON.stringify(scopes)} stops the client before a saved key`,
      { home: { ...login(scopes), ...state(saved) } },
      'blocked login-unusable',
    ],
  ),
  [
    'and before custom headers',
    { env: { ANTHROPIC_CUSTOM_HEADERS: 'x-api-key: FAKE-H' }, home: login(5) },
    'blocked login-unusable',
  ],
  [
    'in a cloud session before a token too',
    { env: { ...T, CLAUDE_CODE_REMOTE: '1' }, home: login(5) },
    'blocked login-unusable',
  ],
  [
    'behind a socket as well',
    { env: { ANTHROPIC_UNIX_SOCKET: '/nowhere' }, home: login(5) },
    'blocked login-unusable',
  ],
  ['not where a key is set', { env: K, home: login(5) }, 'x=shell:ANTHROPIC_API_KEY'],
  ['an active profile comes before it', { home: { ...login(5), ...good } }, 'a=profile:active b'],
  [
    'without a token it is no login',
    { home: { ...login(5, { accessToken: '' }), ...state(saved) } },
    'x=login:primaryApiKey',
  ],
  ['null is as good as none', { home: { ...login(null), ...state(saved) } }, 'x=login:primaryApiKey'],
]

const stateValues: readonly Row[] = [
  ...([['a', 'b'], [], [null], null, { a: 1 }] as const).map(
    (value): Row => [
      `${JSON.stringify(value)} is left out`,
      { env: K, home: state({ env: { ANTHROPIC_API_KEY: value, ...T } }) },
      'x=shell:ANTHROPIC_API_KEY a=global:ANTHROPIC_AUTH_TOKEN',
    ],
  ),
  ...([5, true, false] as const).map(
    (value): Row => [
      `${value} is sent as its text`,
      { env: K, home: state({ env: { ANTHROPIC_API_KEY: value } }) },
      'x=global:ANTHROPIC_API_KEY',
    ],
  ),
]

const nul = env({ ANTHROPIC_API_KEY: 'a\0b' })
const local = (content: object): Files => ({ '.claude/settings.local.json': content })
const managed = (name: string, content: object) => ({
  [`/etc/claude-code/${name}`]: JSON.stringify(content),
})
const withNul: readonly Row[] = [
  ...(['a\0b', '\0ab', 'ab\0', '\0'] as const).map(
    (value): Row => [
      `${JSON.stringify(value)} is left out`,
      { env: K, home: env({ ANTHROPIC_API_KEY: value, ...T }) },
      'x=shell:ANTHROPIC_API_KEY a=user:ANTHROPIC_AUTH_TOKEN',
    ],
  ),
  ['the weaker file counts', { home: env(K), proj: nul }, 'x=user:ANTHROPIC_API_KEY'],
  [
    'also below the state file and the administrator',
    {
      home: state({ env: K }),
      machine: managed('managed-settings.json', { env: { ANTHROPIC_API_KEY: '\0' } }),
    },
    'x=global:ANTHROPIC_API_KEY',
  ],
  ['an empty one still erases', { env: K, home: env({ ANTHROPIC_API_KEY: '' }), proj: nul }, nothing],
  [
    'of one layer it covers the weaker file',
    {
      machine: {
        ...managed('managed-settings.json', { env: K }),
        ...managed('managed-settings.d/a.json', { env: { ANTHROPIC_API_KEY: 'a\0b' } }),
      },
    },
    nothing,
  ],
  [
    'custom headers',
    { env: K, home: env({ ANTHROPIC_CUSTOM_HEADERS: 'x-api-key: a\0b' }) },
    'x=shell:ANTHROPIC_API_KEY',
  ],
  [
    'the configuration folder',
    { home: { ...env({ CLAUDE_CONFIG_DIR: '@HOME@/x\0y' }), ...login(['user:inference']) } },
    'a=login:credentials-file b',
  ],
  [
    'a switch',
    { env: { ...K, ...T }, proj: local({ env: { CLAUDE_CODE_USE_GATEWAY: '1\0' } }) },
    'x=shell:ANTHROPIC_API_KEY a=shell:ANTHROPIC_AUTH_TOKEN',
  ],
]

const desktop = { CLAUDE_CODE_ENTRYPOINT: 'claude-desktop' }
const smallNames: readonly Row[] = [
  [
    'in the desktop app it takes the file’s away',
    { env: { ...desktop, anthropic_api_key: 'FAKE' }, home: env(K) },
    nothing,
  ],
  [
    'blank as well, in any mixture of cases',
    { env: { ...desktop, Anthropic_Auth_Token: '' }, home: env(T) },
    nothing,
  ],
  [
    'not that of the environment',
    { env: { ...desktop, ...K, anthropic_api_key: 'FAKE' } },
    'x=shell:ANTHROPIC_API_KEY',
  ],
  [
    'in a terminal it changes nothing',
    { env: { anthropic_api_key: 'FAKE' }, home: env(K) },
    'x=user:ANTHROPIC_API_KEY',
  ],
]

const failing: readonly Row[] = [
  ...(['false', 'echo x; exit 3', 'printf ""', 'echo a; echo b', '/nonexistent/helper'] as const).map(
    (command): Row => [
      `\`${command}\` goes before the login, with nothing in either header`,
      { home: { ...settings({ apiKeyHelper: command }), ...login(['user:inference']) } },
      'x=user:apiKeyHelper a=user:apiKeyHelper',
    ],
  ),
  [
    'a saved key does not stand in for it',
    { home: { ...settings({ apiKeyHelper: 'false' }), ...state(saved) } },
    'x=user:apiKeyHelper a=user:apiKeyHelper',
  ],
]

/** What is there, and of another kind than the client writes itself. */
export const misshapenRows = {
  'a login whose scopes are a text': undeclared,
  'a login whose scopes are neither list nor text': brokenScopes,
  'a value in the env of the state file that is no text': stateValues,
  'a value that holds a NUL': withNul,
  'a variable of the environment in small letters': smallNames,
  'a helper that fails': failing,
} as const satisfies Readonly<Record<string, readonly Row[]>>
