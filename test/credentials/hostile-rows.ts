import type { FileContent } from '../client/write-world.ts'
import type { Row } from './further-rows.ts'
import { nothing } from './sent-by.ts'

type Files = Readonly<Record<string, FileContent>>

const K = { ANTHROPIC_API_KEY: 'sk-ant-api03-FAKE-K' }
const T = { ANTHROPIC_AUTH_TOKEN: 'FAKE-T' }
const O = { CLAUDE_CODE_OAUTH_TOKEN: 'sk-ant-oat01-FAKE-O' }
const byKey = 'x=shell:ANTHROPIC_API_KEY'
const byLogin = 'a=login:credentials-file b'
const login = (more: object = {}) => ({
  claudeAiOauth: { accessToken: 'sk-ant-oat01-FAKE-C', scopes: ['user:inference'], ...more },
})
const link = (to: string) => ({ symlink: to })
const user = (content: object | string): Files => ({ '.claude/settings.json': content })
const state = (content: object | string): Files => ({ '.claude.json': content })
const administrator = (files: Readonly<Record<string, object>>) => ({
  machine: Object.fromEntries(
    Object.entries(files).map(([name, content]) => [`/etc/claude-code/${name}`, JSON.stringify(content)]),
  ),
})

/** A folder, a file, or nothing, reached by another name. */
const links: readonly Row[] = [
  [
    'the configuration folder',
    { home: { 'dot/settings.json': { env: T }, '.claude': link('dot') } },
    'a=user:ANTHROPIC_AUTH_TOKEN',
  ],
  [
    'the settings folder of the project, into the home',
    { home: { 'd/settings.local.json': { env: T } }, proj: { '.claude': link('../home/d') } },
    'a=local:ANTHROPIC_AUTH_TOKEN',
  ],
  [
    'settings over two others',
    {
      home: {
        'c.json': { env: T },
        '.claude/b': link('../c.json'),
        '.claude/a': link('b'),
        '.claude/settings.json': link('a'),
      },
    },
    'a=user:ANTHROPIC_AUTH_TOKEN',
  ],
  ['settings to themselves', { env: K, home: user(link('settings.json')) }, byKey],
  ['the login', { home: { 'l.json': login(), '.claude/.credentials.json': link('../l.json') } }, byLogin],
  [
    'the state file',
    { home: { 's.json': { primaryApiKey: 'FAKE-M' }, '.claude.json': link('s.json') } },
    'x=login:primaryApiKey',
  ],
  [
    'the older state file, to nothing',
    { home: { '.claude/.config.json': link('nowhere'), ...state({ primaryApiKey: 'FAKE-M' }) } },
    'x=login:primaryApiKey',
  ],
  [
    '.git, to a folder: a root',
    {
      env: K,
      home: { 'g/HEAD': 'ref: refs/heads/x\n' },
      proj: { '.git': link('../home/g'), '.claude/settings.local.json': { env: T } },
      cwd: 'sub',
    },
    `${byKey} a=local:ANTHROPIC_AUTH_TOKEN`,
  ],
  [
    '.git, to nothing: no root',
    {
      env: K,
      proj: { '.git': link('nowhere'), '.claude/settings.local.json': { env: T } },
      cwd: 'sub',
    },
    byKey,
  ],
]

/** Values of another type than theirs, and names that stand twice. */
const otherTypes: readonly Row[] = [
  [
    'the second of two helpers',
    { home: user('{"apiKeyHelper":"","apiKeyHelper":"echo FAKE-H"}') },
    'x=user:apiKeyHelper a=user:apiKeyHelper',
  ],
  [
    'settings below __proto__ are none',
    { env: K, home: user('{"__proto__":{"env":{"ANTHROPIC_AUTH_TOKEN":"x"}}}') },
    byKey,
  ],
  ['nor is an env in capitals', { env: K, home: user({ ENV: T, Env: T }) }, byKey],
  [
    'a number for the saved key is none',
    { home: { ...state({ primaryApiKey: 5 }), '.claude/.credentials.json': login() } },
    byLogin,
  ],
  [
    'the second of two saved keys',
    { home: state('{"primaryApiKey":"","primaryApiKey":"FAKE-M"}') },
    'x=login:primaryApiKey',
  ],
  [
    'a number and true in the state file are sent',
    { home: state({ env: { ANTHROPIC_API_KEY: 5, ANTHROPIC_AUTH_TOKEN: true } }) },
    'x=global:ANTHROPIC_API_KEY a=global:ANTHROPIC_AUTH_TOKEN',
  ],
  [
    'a login whose end is a text',
    { home: { '.claude/.credentials.json': login({ expiresAt: '4000000000000' }) } },
    byLogin,
  ],
  [
    'a login whose token is a number',
    { home: { '.claude/.credentials.json': login({ accessToken: 5 }) } },
    byLogin,
  ],
  [
    'a list for a login is none',
    { home: { '.claude/.credentials.json': { claudeAiOauth: [] }, ...state({ primaryApiKey: 'FAKE-M' }) } },
    'x=login:primaryApiKey',
  ],
  [
    'null of the administrator is a text',
    { env: K, ...administrator({ 'managed-settings.json': { env: { ANTHROPIC_API_KEY: null } } }) },
    'x=managed:ANTHROPIC_API_KEY',
  ],
  [
    'no env at all in a drop-in takes none away',
    {
      env: T,
      ...administrator({ 'managed-settings.json': { env: K }, 'managed-settings.d/a.json': { env: null } }),
    },
    'x=managed:ANTHROPIC_API_KEY a=shell:ANTHROPIC_AUTH_TOKEN',
  ],
  [
    'a helper that is a number is none',
    { env: T, ...administrator({ 'managed-settings.json': { apiKeyHelper: 5 } }) },
    'a=shell:ANTHROPIC_AUTH_TOKEN',
  ],
]

/** Numbers of open files as people write them. */
const numbers: readonly Row[] = [
  ...['03', '+3', '3.0', '3abc', '3e0'].map(
    (text): Row => [
      `${text} is 3`,
      { env: { ...O, CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR: text }, machine: { '/proc/self/fd/3': 'key' } },
      'x=descriptor:CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR',
    ],
  ),
  ...['x3', '-3', '\u0663'].map(
    (text): Row => [
      `${text} is none, and keeps the token away`,
      { env: { ...O, CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR: text }, machine: { '/proc/self/fd/3': 'key' } },
      nothing,
    ],
  ),
]

export const hostileRows = { links, otherTypes, numbers }
