import * as fc from 'fast-check'
import { settingsTypes } from '../credentials/settings-types.ts'

/**
 * A setting that has nothing to do with authentication, with a value of its type or of another. Not those that start a
 * program or stop the client by themselves.
 */
const tried = Object.entries(settingsTypes)
  .filter(([key]) => !/Helper|^aws|^gcp|^env$|^processWrapper$|^forceLogin|^hooks$/.test(key))
  .flatMap(([key, { read, dropped }]) => [...read, ...dropped].map(value => [key, value] as const))
export const oddSetting = fc.constantFrom(...tried)

/** What stands in the place of a list of scopes. */
export const oddScopes = fc.constantFrom<unknown>(
  ...['user:inference', 'user:profile user:inference', 'user:profile', '', 'user:inference,x'],
  ...[5, null, true, {}, { 0: 'user:inference' }, ['user:inference '], [['user:inference']]],
)

/** What stands in the place of a text in an `env` block, or a text that no environment can hold. */
export const oddEntry = fc.constantFrom<unknown>(
  ...[5, 0, 1.5, true, false, null, [], ['a', 'b'], [null], {}, { a: 1 }],
  ...['a\0b', '\0', 'ab\0', '\t', 'a\u0085b', '\u2028a'],
)

/** How people write who started the client. */
export const oddEntrypoint = fc.constantFrom(
  ...[
    'claude-vscode',
    ' claude-vscode',
    'claude-vscode\n',
    'Claude-VSCode',
    'claude-desktop',
    'claude_desktop',
  ],
  ...['local-agent', 'mcp', 'remote', 'sdk-py', 'claude-code-github-action', 'claude-jetbrains', '', '1'],
)

/** Servers that are this one, written in ways that the client takes or refuses. */
export const oddBaseUrl = fc.constantFrom(
  ...['@BASE@/', ' @BASE@', '@BASE@\n', '@BASE@/v1', '@BASE@/x/', 'HTTP://@HOST@'],
  ...['"@BASE@"', '@HOST@', '//@HOST@', 'x', 'http://', 'http://FAKEUSER@@HOST@', 'ftp://@HOST@'],
)

/** The same for a proxy. */
export const oddProxy = fc.record({
  name: fc.constantFrom(
    ...['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'],
    ...['CLAUDE_CODE_HTTP_PROXY', 'CLAUDE_CODE_PROXY_URL', 'NPM_CONFIG_PROXY'],
  ),
  value: fc.constantFrom(
    ...[
      '@BASE@',
      '@BASE@/',
      '@HOST@',
      '',
      ' ',
      'x',
      ' @BASE@',
      '@BASE@\n',
      '"@BASE@"',
      'http://',
      '//@HOST@',
    ],
    ...['http://FAKEUSER:FAKEPASS@@HOST@', 'localhost', 'http:@HOST@', '1'],
  ),
  place: fc.constantFrom('shell', 'shell', 'user', 'project', 'state'),
  none: fc.constantFrom(undefined, '127.0.0.1', '*', 'localhost'),
})
