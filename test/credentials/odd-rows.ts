import type { ProbeOptions } from '../../src/io/probe-credentials.ts'
import type { Setup } from '../client/write-world.ts'
import { nothing as none } from './sent-by.ts'

/** Each row is what Claude Code did in `-p`. `x/a`: the sources of the two headers, `b` the OAuth beta header. */
type Row = readonly [title: string, setup: Setup, sent: string, options?: ProbeOptions]

const key = 'sk-ant-api03-FAKE-ODD'
const oat = 'sk-ant-oat01-FAKE-ODD'
const K = { ANTHROPIC_API_KEY: key }
const T = { ANTHROPIC_AUTH_TOKEN: 'FAKE-ODD-TOKEN' }
const O = { CLAUDE_CODE_OAUTH_TOKEN: oat }
const user = (settings: object | string) => ({ '.claude/settings.json': settings })
const login = (over: object = {}) => ({
  '.claude/.credentials.json': JSON.stringify({
    claudeAiOauth: {
      accessToken: oat,
      refreshToken: 'sk-ant-ort01-FAKE',
      expiresAt: Date.now() + 9e6,
      scopes: ['user:inference'],
      ...over,
    },
  }),
})
const git = { '.git/HEAD': 'ref: refs/heads/main\n' }
const flag = (settings: object) => ({ settings: JSON.stringify(settings) })
const headers = (text: string) => ({ ANTHROPIC_CUSTOM_HEADERS: text })

const env: readonly Row[] = [
  ['blanks around the entry point', { env: { ...K, CLAUDE_CODE_ENTRYPOINT: ' claude-vscode' } }, none],
  [
    'a SOCKS proxy stops nothing',
    { env: { ...K, HTTPS_PROXY: 'socks5://127.0.0.1:9', NO_PROXY: '127.0.0.1' } },
    'x=shell:ANTHROPIC_API_KEY',
  ],
  ['an empty key is unset', { env: { ANTHROPIC_API_KEY: '' } }, none],
  [
    'an empty key gives way to the login',
    { env: { ANTHROPIC_API_KEY: '' }, home: login() },
    'a=login:credentials-file b',
  ],
  ['blanks are unset', { env: { ANTHROPIC_API_KEY: '   ', ANTHROPIC_AUTH_TOKEN: '\n' } }, none],
  ['a no-break space alone is unset', { env: { ANTHROPIC_API_KEY: '\u00a0' } }, none],
  ['a byte-order mark alone is unset', { env: { ANTHROPIC_API_KEY: '\ufeff' } }, none],
  [
    'a zero-width space alone is refused',
    { env: { ANTHROPIC_API_KEY: '\u200b' } },
    'refused shell:ANTHROPIC_API_KEY',
  ],
  [
    'CR, LF, spaces, tabs around are trimmed',
    { env: { ANTHROPIC_API_KEY: `\t ${key}\r\n` } },
    'x=shell:ANTHROPIC_API_KEY',
  ],
  [
    'an ideographic space behind is trimmed',
    { env: { ANTHROPIC_API_KEY: `${key}\u3000` } },
    'x=shell:ANTHROPIC_API_KEY',
  ],
  [
    'a line separator behind is trimmed',
    { env: { ANTHROPIC_API_KEY: `${key}\u2028` } },
    'x=shell:ANTHROPIC_API_KEY',
  ],
  ['quotes are sent', { env: { ANTHROPIC_API_KEY: `"${key}"` } }, 'x=shell:ANTHROPIC_API_KEY'],
  ['an inner tab is sent', { env: { ANTHROPIC_API_KEY: 'a\tb' } }, 'x=shell:ANTHROPIC_API_KEY'],
  [
    'an inner no-break space is sent',
    { env: { ANTHROPIC_API_KEY: 'a\u00a0b' } },
    'x=shell:ANTHROPIC_API_KEY',
  ],
  ['U+0085 is sent', { env: { ANTHROPIC_API_KEY: 'a\u0085b' } }, 'x=shell:ANTHROPIC_API_KEY'],
  ['an inner CR is refused', { env: { ANTHROPIC_API_KEY: 'a\rb' } }, 'refused shell:ANTHROPIC_API_KEY'],
  ['DEL is refused', { env: { ANTHROPIC_API_KEY: 'a\x7fb' } }, 'refused shell:ANTHROPIC_API_KEY'],
  [
    'a control character is refused',
    { env: { ANTHROPIC_AUTH_TOKEN: 'a\x01b' } },
    'refused shell:ANTHROPIC_AUTH_TOKEN',
  ],
  [
    'a curly quote in the key stops a good token',
    { env: { ANTHROPIC_API_KEY: '\u201cx', ...T } },
    'refused shell:ANTHROPIC_API_KEY',
  ],
  [
    'a curly quote in the key stops the login',
    { env: { ANTHROPIC_API_KEY: '\u201cx' }, home: login() },
    'refused shell:ANTHROPIC_API_KEY',
  ],
  [
    'a curly quote in the token stops a good key',
    { env: { ...K, ANTHROPIC_AUTH_TOKEN: '\u201cx' } },
    'refused shell:ANTHROPIC_AUTH_TOKEN',
  ],
  [
    'a bad OAuth token does not hinder a key',
    { env: { ...K, CLAUDE_CODE_OAUTH_TOKEN: '\u201cx' } },
    'x=shell:ANTHROPIC_API_KEY',
  ],
  [
    'other names are not read',
    { env: { CLAUDE_API_KEY: key, ANTHROPIC_KEY: key, anthropic_api_key: key } },
    none,
  ],
  [
    'bare: key and token only',
    { env: { ...K, ...T, ...O }, home: { ...login(), ...user({ apiKeyHelper: 'echo x' }) } },
    'x=shell:ANTHROPIC_API_KEY a=shell:ANTHROPIC_AUTH_TOKEN',
    { bare: true },
  ],
  ['bare: no OAuth, no login', { env: O, home: login() }, none, { bare: true }],
  ['bare: no helper of the user', { home: user({ apiKeyHelper: 'echo x' }) }, none, { bare: true }],
  ['bare: no helper of the project', { proj: user({ apiKeyHelper: 'echo x' }) }, none, { bare: true }],
  ['bare: no saved Console key', { home: { '.claude.json': { primaryApiKey: key } } }, none, { bare: true }],
  [
    'bare: the helper of --settings',
    {},
    'x=flag:apiKeyHelper a=flag:apiKeyHelper',
    { bare: true, ...flag({ apiKeyHelper: 'echo x' }) },
  ],
  ['bare: the env of settings files', { home: user({ env: K }) }, 'x=user:ANTHROPIC_API_KEY', { bare: true }],
  ['CLAUDE_CODE_SIMPLE=1 is bare', { env: { ...O, CLAUDE_CODE_SIMPLE: '1' }, home: login() }, none],
  ['CLAUDE_CODE_SIMPLE=true is bare', { env: { ...O, CLAUDE_CODE_SIMPLE: 'true' } }, none],
  [
    'CLAUDE_CODE_SIMPLE=0 is not',
    { env: { ...O, CLAUDE_CODE_SIMPLE: '0' } },
    'a=shell:CLAUDE_CODE_OAUTH_TOKEN b',
  ],
  [
    'CLAUDE_CODE_SIMPLE=x is not',
    { env: { ...O, CLAUDE_CODE_SIMPLE: 'x' } },
    'a=shell:CLAUDE_CODE_OAUTH_TOKEN b',
  ],
  [
    'CLAUDE_CODE_SIMPLE in user settings is',
    { env: O, home: user({ env: { CLAUDE_CODE_SIMPLE: '1' } }) },
    none,
  ],
  [
    'CLAUDE_CODE_SIMPLE in project settings is not',
    { env: O, proj: user({ env: { CLAUDE_CODE_SIMPLE: '1' } }) },
    'a=shell:CLAUDE_CODE_OAUTH_TOKEN b',
  ],
  [
    'restricted: no settings files',
    { env: K, home: user({ env: { ANTHROPIC_API_KEY: 'x' } }), proj: user({ env: T }) },
    'x=shell:ANTHROPIC_API_KEY',
    { restricted: true },
  ],
  ['restricted: no helper', { home: user({ apiKeyHelper: 'echo x' }) }, none, { restricted: true }],
  ['restricted: the login stays', { home: login() }, 'a=login:credentials-file b', { restricted: true }],
  [
    'restricted: --settings stays',
    { env: K },
    'x=flag:ANTHROPIC_API_KEY',
    { restricted: true, ...flag({ env: K }) },
  ],
  [
    'setting sources: user alone',
    { proj: user({ env: K, apiKeyHelper: 'echo x' }), home: login() },
    'a=login:credentials-file b',
    { settingSources: ['user'] },
  ],
  [
    'setting sources: none, the login stays',
    { home: { ...login(), ...user({ env: K }) } },
    'a=login:credentials-file b',
    { settingSources: [] },
  ],
  [
    'setting sources: project',
    { home: user({ env: K }), proj: user({ env: T }) },
    'a=project:ANTHROPIC_AUTH_TOKEN',
    { settingSources: ['project'] },
  ],
  [
    'a host in charge: shell only',
    {
      env: { ...T, CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST: '1' },
      home: user({ env: K }),
      proj: user({ env: K }),
    },
    'a=shell:ANTHROPIC_AUTH_TOKEN',
  ],
  ['a host in charge: no login', { env: { CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST: '1' }, home: login() }, none],
  [
    'a host in charge: no helper',
    { env: { CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST: '1' }, home: user({ apiKeyHelper: 'echo x' }) },
    none,
  ],
  [
    'a profile without a file is passed over',
    { env: { ANTHROPIC_PROFILE: 'x' }, home: login() },
    'a=login:credentials-file b',
  ],
  [
    'federation without a token stops the login',
    { env: { ANTHROPIC_FEDERATION_RULE_ID: 'x', ANTHROPIC_ORGANIZATION_ID: 'y' }, home: login() },
    'blocked federation-without-token',
  ],
]

/** Settings of exactly so many bytes, with a key. */
function settingsOf(bytes: number): string {
  const text = JSON.stringify({ env: K, more: '' })
  return `${text.slice(0, -2)}${'a'.repeat(bytes - text.length)}"}`
}
const mostBytes = 2 * 1024 * 1024

const settings: readonly Row[] = [
  ['two MiB are read', { home: user(settingsOf(mostBytes)) }, 'x=user:ANTHROPIC_API_KEY'],
  ['a byte more is left out', { home: user(settingsOf(mostBytes + 1)) }, none],
  ['in the project too', { proj: user(settingsOf(mostBytes + 1)) }, none],
  [
    'a state file of any size is read',
    { home: { '.claude.json': settingsOf(8 * mostBytes) } },
    'x=global:ANTHROPIC_API_KEY',
  ],
  ['an empty string erases the shell', { env: K, proj: user({ env: { ANTHROPIC_API_KEY: '' } }) }, none],
  ['blanks erase it too', { env: K, proj: user({ env: { ANTHROPIC_API_KEY: '  ' } }) }, none],
  [
    'local erases project',
    { proj: { ...user({ env: K }), '.claude/settings.local.json': { env: { ANTHROPIC_API_KEY: '' } } } },
    none,
  ],
  ['project erases user', { home: user({ env: K }), proj: user({ env: { ANTHROPIC_API_KEY: '' } }) }, none],
  ['--settings erases the shell', { env: K }, none, flag({ env: { ANTHROPIC_API_KEY: '' } })],
  [
    'a project does not erase the OAuth token',
    { env: O, proj: user({ env: { CLAUDE_CODE_OAUTH_TOKEN: '' } }) },
    'a=shell:CLAUDE_CODE_OAUTH_TOKEN b',
  ],
  [
    'the user does, and the login follows',
    { env: O, home: { ...user({ env: { CLAUDE_CODE_OAUTH_TOKEN: '' } }), ...login() } },
    'a=login:credentials-file b',
  ],
  [
    '--settings beats local',
    { env: K, proj: { '.claude/settings.local.json': { env: K } } },
    'x=flag:ANTHROPIC_API_KEY',
    flag({ env: { ANTHROPIC_API_KEY: 'x' } }),
  ],
  [
    '--settings sets the OAuth token',
    { home: user({ env: O }) },
    'a=flag:CLAUDE_CODE_OAUTH_TOKEN b',
    flag({ env: { CLAUDE_CODE_OAUTH_TOKEN: 'x' } }),
  ],
  [
    'the helper of --settings beats local',
    { proj: { '.claude/settings.local.json': { apiKeyHelper: 'echo l' } } },
    'x=flag:apiKeyHelper a=flag:apiKeyHelper',
    flag({ apiKeyHelper: 'echo f' }),
  ],
  [
    'null becomes the text null',
    { env: K, home: user({ env: { ANTHROPIC_API_KEY: null } }) },
    'x=user:ANTHROPIC_API_KEY',
  ],
  [
    'an object becomes a text',
    { env: K, home: user({ env: { ANTHROPIC_API_KEY: { a: 1 }, ...T } }) },
    'x=user:ANTHROPIC_API_KEY a=user:ANTHROPIC_AUTH_TOKEN',
  ],
  [
    'the last of two equal names',
    { home: user('{"env":{"ANTHROPIC_API_KEY":"","ANTHROPIC_API_KEY":"b"}}') },
    'x=user:ANTHROPIC_API_KEY',
  ],
  ['a trailing comma drops the file', { home: user('{"env":{"ANTHROPIC_API_KEY":"x"},}') }, none],
  ['a comment drops the file', { home: user('{"env":{"ANTHROPIC_API_KEY":"x"}} // x') }, none],
  [
    'a byte-order mark does not',
    { home: user('\ufeff{"env":{"ANTHROPIC_API_KEY":"x"}}') },
    'x=user:ANTHROPIC_API_KEY',
  ],
  ['an empty file is fine', { env: K, home: user('') }, 'x=shell:ANTHROPIC_API_KEY'],
  ['a list is no settings file', { env: K, home: user('[]') }, 'x=shell:ANTHROPIC_API_KEY'],
  [
    'a folder under its name is passed over',
    { env: K, home: { '.claude/settings.json/x': 'y' } },
    'x=shell:ANTHROPIC_API_KEY',
  ],
  ['a list for env drops the file', { home: user({ env: [], apiKeyHelper: 'echo x' }) }, none],
  ['null for env drops the file', { home: user({ env: null, apiKeyHelper: 'echo x' }) }, none],
  ['a number for the model drops the file', { home: user({ env: K, model: 5 }) }, none],
  ['a text for permissions drops the file', { home: user({ env: K, permissions: 'x' }) }, none],
  ['null for permissions drops the file', { home: user({ env: K, permissions: null }) }, none],
  [
    'a text for permissions.allow drops the file',
    { home: user({ env: K, permissions: { allow: 'x' } }) },
    none,
  ],
  [
    'an unknown default mode drops the file',
    { home: user({ env: K, permissions: { defaultMode: 'nonsense' } }) },
    none,
  ],
  [
    'a bad rule is skipped alone',
    { home: user({ env: K, permissions: { deny: ['Read('] } }) },
    'x=user:ANTHROPIC_API_KEY',
  ],
  [
    'a number among the rules is skipped alone',
    { home: user({ env: K, permissions: { allow: [5] } }) },
    'x=user:ANTHROPIC_API_KEY',
  ],
  [
    'hooks that are no object are skipped alone',
    { home: user({ env: K, hooks: 'x' }) },
    'x=user:ANTHROPIC_API_KEY',
  ],
  [
    'a wrong forceLoginMethod is skipped alone',
    { home: user({ env: K, forceLoginMethod: 'zzz' }) },
    'x=user:ANTHROPIC_API_KEY',
  ],
  ['a wrong forceLoginOrgUUID drops the file', { home: user({ env: K, forceLoginOrgUUID: 1 }) }, none],
  [
    'forceLoginMethod of a user blocks nothing',
    { env: K, home: user({ forceLoginMethod: 'claudeai' }) },
    'x=shell:ANTHROPIC_API_KEY',
  ],
  [
    'the mode manual is one',
    { home: user({ env: K, permissions: { defaultMode: 'manual' } }) },
    'x=user:ANTHROPIC_API_KEY',
  ],
  ['a number for the mode drops the file', { home: user({ env: K, permissions: { defaultMode: 5 } }) }, none],
  ['half a day of cleanup drops the file', { home: user({ env: K, cleanupPeriodDays: 1.5 }) }, none],
  ['a null helper drops the file', { home: user({ env: K, apiKeyHelper: null }) }, none],
  [
    'an empty helper switches a weaker one off',
    { home: user({ apiKeyHelper: 'echo x' }), proj: { '.claude/settings.local.json': { apiKeyHelper: '' } } },
    none,
  ],
  [
    'a blank helper is run',
    { home: user({ apiKeyHelper: '   ' }) },
    'x=user:apiKeyHelper a=user:apiKeyHelper',
  ],
  ['apiKey is no setting', { home: user({ apiKey: key }) }, none],
  [
    'project settings of the git root do not count below it',
    { proj: { ...git, ...user({ env: K }) }, cwd: 'sub' },
    none,
  ],
  [
    'local settings of the git root do',
    { proj: { ...git, '.claude/settings.local.json': { env: K } }, cwd: 'sub' },
    'x=local:ANTHROPIC_API_KEY',
  ],
  [
    'also where .git is a file',
    { proj: { '.git': 'gitdir: /nonexistent\n', '.claude/settings.local.json': { env: K } }, cwd: 'sub' },
    'x=local:ANTHROPIC_API_KEY',
  ],
  ['not without git', { proj: { '.claude/settings.local.json': { env: K } }, cwd: 'sub' }, none],
  [
    'not beyond the nearest git root',
    { proj: { ...git, 'a/.git/HEAD': 'x', '.claude/settings.local.json': { env: K } }, cwd: 'a/b' },
    none,
  ],
  [
    'local settings of the folder count beside those of the root',
    {
      proj: {
        ...git,
        '.claude/settings.local.json': { env: K },
        'sub/.claude/settings.local.json': { env: T },
      },
      cwd: 'sub',
    },
    'x=local:ANTHROPIC_API_KEY a=local:ANTHROPIC_AUTH_TOKEN',
  ],
  [
    'the root erases those of the folder',
    {
      proj: {
        ...git,
        '.claude/settings.local.json': { env: { ANTHROPIC_API_KEY: '' } },
        'sub/.claude/settings.local.json': { env: K },
      },
      cwd: 'sub',
    },
    none,
  ],
  [
    'a broken one at the root leaves those of the folder',
    {
      proj: { ...git, '.claude/settings.local.json': '{,}', 'sub/.claude/settings.local.json': { env: K } },
      cwd: 'sub',
    },
    'x=local:ANTHROPIC_API_KEY',
  ],
]

const stored: readonly Row[] = [
  ['an expired login is sent', { home: login({ expiresAt: 1 }) }, 'a=login:credentials-file b'],
  [
    'also without a refresh token',
    { home: login({ expiresAt: 1, refreshToken: null }) },
    'a=login:credentials-file b',
  ],
  ['no scopes: no login', { home: login({ scopes: [] }) }, none],
  ['the profile scope alone: no login', { home: login({ scopes: ['user:profile'] }) }, none],
  [
    'no login, but a saved Console key',
    { home: { ...login({ scopes: [] }), '.claude.json': { primaryApiKey: key } } },
    'x=login:primaryApiKey',
  ],
  ['an empty access token: no login', { home: login({ accessToken: '' }) }, none],
  ['a blank access token is sent', { home: login({ accessToken: '  ' }) }, 'a=login:credentials-file b'],
  ['a number as access token is sent', { home: login({ accessToken: 5 }) }, 'a=login:credentials-file b'],
  ['zero as access token: no login', { home: login({ accessToken: 0 }) }, none],
  ['false as access token: no login', { home: login({ accessToken: false }) }, none],
  [
    'a curly quote in the access token is refused',
    { home: { ...login({ accessToken: '\u201cx' }), '.claude.json': { primaryApiKey: key } } },
    'refused login:credentials-file',
  ],
  [
    'a flat login file: no login',
    { home: { '.claude/.credentials.json': { accessToken: oat, scopes: ['user:inference'] } } },
    none,
  ],
  [
    'a byte-order mark in the login file: no login',
    { home: { '.claude/.credentials.json': `\ufeff${login()['.claude/.credentials.json']}` } },
    none,
  ],
  [
    'a saved Console key with a line end is trimmed',
    { home: { '.claude.json': { primaryApiKey: 'x\n' } } },
    'x=login:primaryApiKey',
  ],
  [
    'a saved Console key with an ideographic space is refused, also beside a token',
    { env: T, home: { '.claude.json': { primaryApiKey: 'x\u3000' } } },
    'refused login:primaryApiKey',
  ],
  ['a blank saved Console key is none', { home: { '.claude.json': { primaryApiKey: '  ' } } }, none],
  ['a number for it is none', { home: { '.claude.json': { primaryApiKey: 5 } } }, none],
  [
    'a curly quote in it is refused',
    { home: { '.claude.json': { primaryApiKey: '\u201cx' } } },
    'refused login:primaryApiKey',
  ],
  [
    'a byte-order mark in .claude.json is fine',
    { home: { '.claude.json': '\ufeff{"primaryApiKey":"x"}' } },
    'x=login:primaryApiKey',
  ],
  [
    'a corrupted .claude.json stops everything',
    { env: K, home: { ...login(), '.claude.json': '{,}' } },
    'blocked config-corrupted',
  ],
  ['an empty .claude.json does not', { env: K, home: { '.claude.json': '' } }, 'x=shell:ANTHROPIC_API_KEY'],
  ['nor does a list', { env: K, home: { '.claude.json': '[]' } }, 'x=shell:ANTHROPIC_API_KEY'],
  [
    'CLAUDE_CONFIG_DIR hides the login',
    { env: { CLAUDE_CONFIG_DIR: '@HOME@/empty' }, home: { ...login(), 'empty/x': '' } },
    none,
  ],
  [
    'CLAUDE_CONFIG_DIR holds one',
    {
      env: { CLAUDE_CONFIG_DIR: '@HOME@/cfg' },
      home: { 'cfg/.credentials.json': login()['.claude/.credentials.json'] },
    },
    'a=login:credentials-file b',
  ],
  [
    'CLAUDE_CONFIG_DIR moves .claude.json into itself',
    { env: { CLAUDE_CONFIG_DIR: '@HOME@/cfg' }, home: { 'cfg/.claude.json': { primaryApiKey: key } } },
    'x=login:primaryApiKey',
  ],
  [
    'and hides the one outside',
    {
      env: { CLAUDE_CONFIG_DIR: '@HOME@/cfg' },
      home: { 'cfg/x': '', '.claude.json': { primaryApiKey: key } },
    },
    none,
  ],
  ['an empty CLAUDE_CONFIG_DIR hides the login', { env: { CLAUDE_CONFIG_DIR: '' }, home: login() }, none],
  [
    'and reads the start folder',
    { env: { CLAUDE_CONFIG_DIR: '' }, proj: { 'settings.json': { env: K } } },
    'x=user:ANTHROPIC_API_KEY',
  ],
  [
    'but .claude.json of the home',
    { env: { CLAUDE_CONFIG_DIR: '' }, home: { '.claude.json': { primaryApiKey: key } } },
    'x=login:primaryApiKey',
  ],
  [
    'a relative CLAUDE_CONFIG_DIR counts from the start folder',
    { env: { CLAUDE_CONFIG_DIR: 'cfg' }, proj: { 'cfg/settings.json': { env: K } } },
    'x=user:ANTHROPIC_API_KEY',
  ],
  [
    'a tilde is a folder',
    { env: { CLAUDE_CONFIG_DIR: '~/cfg' }, proj: { '~/cfg/settings.json': { env: K } } },
    'x=user:ANTHROPIC_API_KEY',
  ],
  [
    'a line break before the access token is refused',
    { home: login({ accessToken: '\nx' }) },
    'refused login:credentials-file',
  ],
  ['a blank before it is sent', { home: login({ accessToken: ' x' }) }, 'a=login:credentials-file b'],
]

const H = 'shell:ANTHROPIC_CUSTOM_HEADERS'
const custom: readonly Row[] = [
  ['x-api-key overrides the key', { env: { ...K, ...headers('x-api-key: CUST') } }, `x=${H}`],
  ['x-api-key alone', { env: headers('x-api-key: CUST') }, `x=${H}`],
  ['Authorization alone', { env: headers('Authorization: Bearer CUST') }, `a=${H}`],
  ['another header alone', { env: headers('x-foo: CUST') }, none],
  [
    'x-api-key beside a token',
    { env: { ...T, ...headers('x-api-key: CUST') } },
    `x=${H} a=shell:ANTHROPIC_AUTH_TOKEN`,
  ],
  [
    'a token beats Authorization',
    { env: { ...T, ...headers('Authorization: Bearer CUST') } },
    'a=shell:ANTHROPIC_AUTH_TOKEN',
  ],
  [
    'a helper beats Authorization',
    { env: headers('Authorization: Bearer CUST'), home: user({ apiKeyHelper: 'echo x' }) },
    'x=user:apiKeyHelper a=user:apiKeyHelper',
  ],
  [
    'Authorization beats the login, whose beta header stays',
    { env: headers('authorization: Bearer CUST'), home: login() },
    `a=${H} b`,
  ],
  [
    'Authorization beats the OAuth token',
    { env: { ...O, ...headers('authorization: Bearer CUST') } },
    `a=${H} b`,
  ],
  [
    'x-api-key beside the login',
    { env: headers('X-Api-Key: CUST'), home: login() },
    `x=${H} a=login:credentials-file b`,
  ],
  [
    'Authorization beside a saved Console key',
    { env: headers('Authorization: Bearer CUST'), home: { '.claude.json': { primaryApiKey: key } } },
    `x=login:primaryApiKey a=${H}`,
  ],
  ['the last of two', { env: { ...K, ...headers('x-api-key: A\nx-api-key: B') } }, `x=${H}`],
  ['CRLF and blanks', { env: { ...K, ...headers('x-foo: a\r\n  x-api-key : CUST  ') } }, `x=${H}`],
  ['without a colon nothing', { env: { ...K, ...headers('x-api-key CUST') } }, 'x=shell:ANTHROPIC_API_KEY'],
  [
    'a written \\n is no line end',
    { env: { ...K, ...headers('x-foo: a\\nx-api-key: CUST') } },
    'x=shell:ANTHROPIC_API_KEY',
  ],
  ['an empty x-api-key takes the key away', { env: { ...K, ...headers('x-api-key: ') } }, `refused ${H}`],
  [
    'an empty x-api-key goes out beside a token',
    { env: { ...T, ...headers('x-api-key: ') } },
    `x=${H} a=shell:ANTHROPIC_AUTH_TOKEN`,
  ],
  ['an empty x-api-key alone is nothing', { env: headers('x-api-key: ') }, `refused ${H}`],
  [
    'an empty Authorization takes the login away',
    { env: headers('Authorization: '), home: login() },
    `refused ${H}`,
  ],
  [
    'an empty Authorization beside a key',
    { env: { ...K, ...headers('Authorization: ') } },
    `x=shell:ANTHROPIC_API_KEY a=${H}`,
  ],
  ['a curly quote in it stops the key', { env: { ...K, ...headers('x-api-key: \u201cA') } }, `refused ${H}`],
  [
    'a curly quote in any header stops the key',
    { env: { ...K, ...headers('x-foo: \u201cA') } },
    `refused ${H}`,
  ],
  ['a bad name stops the key', { env: { ...K, ...headers('x foo: A') } }, `refused ${H}`],
  ['JSON is no list of headers', { env: { ...K, ...headers('{"x-api-key":"CUST"}') } }, `refused ${H}`],
  ['a control character stops the key', { env: { ...K, ...headers('x-api-key: a\x01b') } }, `refused ${H}`],
  [
    'a bad Authorization that a token beats does no harm',
    { env: { ...T, ...headers('Authorization: \u201cx') } },
    'a=shell:ANTHROPIC_AUTH_TOKEN',
  ],
  [
    'it does not save a bad key',
    { env: { ANTHROPIC_API_KEY: '\u201cx', ...headers('x-api-key: CUST') } },
    'refused shell:ANTHROPIC_API_KEY',
  ],
  ['it counts in bare mode', { env: { ...K, ...headers('x-api-key: CUST') } }, `x=${H}`, { bare: true }],
  [
    'that of the project overrides the key',
    { env: K, proj: user({ env: headers('x-api-key: CUST') }) },
    'x=project:ANTHROPIC_CUSTOM_HEADERS',
  ],
  [
    'and replaces that of the shell',
    { env: { ...K, ...headers('Authorization: Bearer S') }, proj: user({ env: headers('x-api-key: CUST') }) },
    'x=project:ANTHROPIC_CUSTOM_HEADERS',
  ],
  [
    'an empty one of local erases that of the user',
    {
      env: K,
      home: user({ env: headers('x-api-key: CUST') }),
      proj: { '.claude/settings.local.json': { env: headers('') } },
    },
    'x=shell:ANTHROPIC_API_KEY',
  ],
  [
    'it saves a key with a control character',
    { env: { ANTHROPIC_API_KEY: 'a\x01', ...headers('x-api-key: CUST') } },
    `x=${H}`,
  ],
  [
    'Authorization does not save a key with a control character',
    { env: { ANTHROPIC_API_KEY: 'a\x01', ...headers('Authorization: Bearer CUST') } },
    'refused shell:ANTHROPIC_API_KEY',
  ],
  [
    'Authorization saves an OAuth token with a control character',
    { env: { CLAUDE_CODE_OAUTH_TOKEN: 'a\x01', ...headers('Authorization: Bearer CUST') } },
    `a=${H} b`,
  ],
  [
    'Authorization does not save a login with a curly quote',
    { env: headers('Authorization: Bearer CUST'), home: login({ accessToken: '\u201cx' }) },
    'refused login:credentials-file',
  ],
  [
    'x-api-key does not save a saved Console key with a line break',
    { env: headers('x-api-key: CUST'), home: { '.claude.json': { primaryApiKey: 'a\nb' } } },
    'refused login:primaryApiKey',
  ],
  [
    'x-api-key saves a saved Console key with DEL',
    { env: { ...T, ...headers('x-api-key: CUST') }, home: { '.claude.json': { primaryApiKey: 'a\x7f' } } },
    `x=${H} a=shell:ANTHROPIC_AUTH_TOKEN`,
  ],
]

const providers: readonly Row[] = [
  ['BEDROCK=0 is off', { env: { ...K, CLAUDE_CODE_USE_BEDROCK: '0' } }, 'x=shell:ANTHROPIC_API_KEY'],
  ['BEDROCK=false is off', { env: { ...K, CLAUDE_CODE_USE_BEDROCK: 'false' } }, 'x=shell:ANTHROPIC_API_KEY'],
  ['BEDROCK=x is off', { env: { ...K, CLAUDE_CODE_USE_BEDROCK: 'x' } }, 'x=shell:ANTHROPIC_API_KEY'],
  [
    'settings switch the shell off',
    { env: { ...K, CLAUDE_CODE_USE_BEDROCK: '1' }, home: user({ env: { CLAUDE_CODE_USE_BEDROCK: '0' } }) },
    'x=shell:ANTHROPIC_API_KEY',
  ],
  ['BEDROCK=TRUE is on', { env: { ...K, CLAUDE_CODE_USE_BEDROCK: 'TRUE' } }, 'provider bedrock'],
  ['BEDROCK=yes is on', { env: { ...K, CLAUDE_CODE_USE_BEDROCK: 'yes' } }, 'provider bedrock'],
]

const managed = (settings: object | string) => ({
  machine: {
    '/etc/claude-code/managed-settings.json':
      typeof settings === 'string' ? settings : JSON.stringify(settings),
  },
})
const forced = managed({ forceLoginMethod: 'claudeai' })
const administrators: readonly Row[] = [
  ['two MiB of managed settings', managed(settingsOf(mostBytes)), 'x=managed:ANTHROPIC_API_KEY'],
  [
    'a byte more stops the client',
    { env: K, ...managed(settingsOf(mostBytes + 1)) },
    'blocked managed-settings-unreadable',
  ],
  [
    'managed env beats --settings',
    { env: K, ...managed({ env: K }) },
    'x=managed:ANTHROPIC_API_KEY',
    flag({ env: { ANTHROPIC_API_KEY: 'x' } }),
  ],
  [
    'a managed helper beats that of --settings',
    managed({ apiKeyHelper: 'echo m' }),
    'x=managed:apiKeyHelper a=managed:apiKeyHelper',
    flag({ apiKeyHelper: 'echo f' }),
  ],
  ['a managed OAuth token', managed({ env: O }), 'a=managed:CLAUDE_CODE_OAUTH_TOKEN b'],
  ['bare: managed env counts', managed({ env: K }), 'x=managed:ANTHROPIC_API_KEY', { bare: true }],
  ['bare: a managed helper does not', managed({ apiKeyHelper: 'echo m' }), none, { bare: true }],
  [
    'restricted: managed env counts',
    managed({ env: K }),
    'x=managed:ANTHROPIC_API_KEY',
    { restricted: true },
  ],
  [
    'no setting sources: managed env counts',
    managed({ env: K }),
    'x=managed:ANTHROPIC_API_KEY',
    { settingSources: [] },
  ],
  ['a required login bars the key', { env: K, ...forced }, 'blocked managed-login-required'],
  ['a required login bars the token', { env: T, ...forced }, 'blocked managed-login-required'],
  [
    'a required login bars the helper',
    { home: user({ apiKeyHelper: 'echo x' }), ...forced },
    'blocked managed-login-required',
  ],
  [
    'a required login bars the key beside a login',
    { env: K, home: login(), ...forced },
    'blocked managed-login-required',
  ],
  ['a required login lets the login through', { home: login(), ...forced }, 'a=login:credentials-file b'],
  [
    'a required login lets the OAuth token through',
    { env: O, ...forced },
    'a=shell:CLAUDE_CODE_OAUTH_TOKEN b',
  ],
  [
    'a required login lets a saved Console key through',
    { home: { '.claude.json': { primaryApiKey: key } }, ...forced },
    'x=login:primaryApiKey',
  ],
  [
    'a required organization bars the key',
    { env: K, ...managed({ forceLoginOrgUUID: '1' }) },
    'blocked managed-login-required',
  ],
  [
    'broken managed settings stop the client',
    { env: K, ...managed('{,}') },
    'blocked managed-settings-unreadable',
  ],
  ['a wrong managed entry is skipped alone', managed({ model: 5, env: K }), 'x=managed:ANTHROPIC_API_KEY'],
  ['managed env erases the shell', { env: K, ...managed({ env: { ANTHROPIC_API_KEY: '' } }) }, none],
]

export const oddRows = {
  'the environment': env,
  'settings files': settings,
  'the stored login': stored,
  'custom headers': custom,
  'cloud providers': providers,
  'managed settings': administrators,
} as const satisfies Readonly<Record<string, readonly Row[]>>
