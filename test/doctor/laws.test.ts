import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ShellId } from '../../src/shells/index.ts'
import { type Given, runDoctor } from './run-doctor.ts'

/** Made at run time, so that no file holds anything that looks like a credential. */
const body = (length: number) => 'Qz7x'.repeat(Math.ceil(length / 4)).slice(0, length)
const values: Readonly<Record<string, string>> = {
  'api-key': `sk-ant-api03-${body(93)}AA`,
  'oauth-token': `sk-ant-oat01-${body(93)}AA`,
  'refresh-token': `sk-ant-ort01-${body(93)}AA`,
}

interface Case {
  readonly id: string
  readonly platform?: string
  readonly shell?: ShellId
  readonly container?: boolean
  readonly env?: Readonly<Record<string, string>>
  readonly unset?: readonly string[]
  readonly home?: Readonly<Record<string, unknown>>
  readonly repo?: Readonly<Record<string, unknown>>
  readonly error: string
}

function filled<T>(value: T): T {
  const text = JSON.stringify(value ?? {})
    .replace(/<(api-key|oauth-token|refresh-token)(?:#\w+)?>/g, (_, kind: string) => values[kind] ?? '')
    .replace(/<token:(\d+)(?:#\w+)?>/g, (_, length: string) => body(Number(length)))
    .replaceAll('<home>', '@HOME@')
    .replaceAll('<repo>', '@PROJ@')
    .replace(/"<in:(-?\d+)h>"/g, (_, hours: string) => String(Date.now() + Number(hours) * 3_600_000))
  return JSON.parse(text) as T
}

const shared = new URL('../../../shared/reports/cases.json', import.meta.url)
const read = (url: URL): readonly Case[] => (existsSync(url) ? JSON.parse(readFileSync(url, 'utf8')) : [])
const folder = new URL('../reports/', import.meta.url)
const own = readdirSync(folder).filter(name => name.endsWith('.json'))
// Some reports are of a bill or of a job that ended in silence, with no error at all.
const cases = [...own.flatMap(name => read(new URL(name, folder))), ...read(shared)].filter(
  ({ error }) => (error ?? '').trim() !== '',
)

function givenBy(c: Case): Given {
  const platform = c.platform ?? 'linux'
  return {
    env: filled(c.env ?? {}),
    home: filled(c.home ?? {}) as NonNullable<Given['home']>,
    proj: filled(c.repo ?? {}) as NonNullable<Given['proj']>,
    flags: { error: c.error, shell: c.shell === 'cmd' ? 'cmd' : (c.shell ?? 'bash'), json: true },
    overrides: { platform, container: c.container === true },
  }
}

interface Told {
  readonly exitCode: number
  readonly findings: readonly { readonly ruleId: string; readonly fix?: string }[]
  readonly answer: { readonly event: string; readonly fix: readonly string[] }
  readonly resolution: {
    readonly provider: string
    readonly baseUrl: { readonly host?: string }
  }
}

async function told(given: Given): Promise<Told & { readonly rc: number }> {
  const { stdout, exitCode } = await runDoctor(given)
  return { ...(JSON.parse(stdout) as Told), rc: exitCode }
}

/** What a fix takes away from a session, in the words of every shell. */
const removed = (fix: string): readonly string[] =>
  [
    ...fix.matchAll(
      /(?:^\s*unset |Remove-Item Env:|hide-env (?:-i )?|^\s*set -e\w* |^\s*unsetenv |^\s*set ")(\w+)/gm,
    ),
  ].map(found => found[1] ?? '')

/** `Delete line 3 of ~/.zshrc`, `Delete X from "env" in ~/.claude/settings.json:2`. */
const edited = (fix: string) => ({
  lines: [...fix.matchAll(/(?:Delete|in) line (\d+) of (\S+?),? /g)].map(found => ({
    line: Number(found[1]),
    file: found[2] ?? '',
  })),
  settings: [...fix.matchAll(/Delete (\w+) from "env" in (\S+?)(?::\d+)?\.(?:\s|$)/g)].map(found => ({
    name: found[1] ?? '',
    file: found[2] ?? '',
  })),
})

function contentOf(given: Given, file: string): string | undefined {
  const inHome = /^(?:~|%USERPROFILE%)\/(.+)$/.exec(file)?.[1]
  const content = inHome === undefined ? given.proj?.[file] : given.home?.[inHome]
  return content === undefined
    ? undefined
    : typeof content === 'string'
      ? content
      : JSON.stringify(content, null, 2)
}

function expectLaws(given: Given, { rc, findings, answer, resolution }: Awaited<ReturnType<typeof told>>) {
  const fixes = findings.map(({ ruleId, fix = '' }) => ({ ruleId, fix }))
  if (given.flags?.['error'] !== undefined) expect(rc).toBe(1)
  expect(answer.event).not.toBe('')
  for (const { ruleId, fix } of fixes) {
    for (const name of removed(fix)) expect({ ruleId, name, env: given.env }).toHaveProperty(['env', name])
    const { lines, settings } = edited(fix)
    for (const { line, file } of lines) {
      expect({ ruleId, file, text: contentOf(given, file)?.split('\n')[line - 1] ?? '' }).toMatchObject({
        text: expect.stringMatching(/ANTHROPIC|CLAUDE/),
      })
    }
    for (const { name, file } of settings) {
      expect({ ruleId, file, text: contentOf(given, file) ?? '' }).toMatchObject({
        text: expect.stringContaining(`"${name}"`),
      })
    }
    // To a server that is not Anthropic's leads no login, no token of `claude setup-token` and no Console key.
    const isForeign = resolution.provider === 'anthropic' && resolution.baseUrl.host !== 'api.anthropic.com'
    if (isForeign && !takesAddressAway(fix)) {
      expect({ ruleId, fix }).not.toMatchObject({
        fix: expect.stringMatching(
          /^\s*claude auth login\s*$|claude setup-token|platform\.claude\.com\/settings\/keys/m,
        ),
      })
    }
    // A cloud's credentials are no login of Anthropic's; a text that Anthropic printed tells of a session without it.
    const isCloud = resolution.provider !== 'anthropic' && given.flags?.['error'] === undefined
    if (isCloud && !fix.includes('CLAUDE_CODE_USE_'))
      expect({ ruleId, fix }).not.toMatchObject({
        fix: expect.stringMatching(/claude auth login|claude setup-token/),
      })
  }
}

/** Whoever takes the address away is back at Anthropic, and may log in there. */
const takesAddressAway = (fix: string) =>
  /ANTHROPIC_BASE_URL/.test(fix) && /Left over|No longer needed|remove the address/i.test(fix)

describe('after a pasted error', () => {
  it.each(cases.map(c => [c.id, c] as const))(
    '%s: exit code 1, a fix that acts on what is there, and no credential of Anthropic for another host',
    async (_, c) => {
      const given = givenBy(c)
      expectLaws(given, await told(given))
    },
  )
})

describe('in set-ups that nobody wrote down', () => {
  const secret = fc.constantFrom(
    values['api-key'] ?? '',
    values['oauth-token'] ?? '',
    'dummy',
    `"${values['api-key']}"`,
    '',
    `sk-${body(40)}`,
    'YOUR_API_KEY',
  )
  const url = fc.constantFrom(
    'https://llm.example.com',
    'http://localhost:4000/v1',
    'http://0.0.0.0:8082',
    'https://api.openai.com/v1/chat/completions',
    'localhost:1',
    'https://api.anthropic.com',
  )
  const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })
  const block = fc.record({
    ANTHROPIC_API_KEY: some(secret),
    ANTHROPIC_AUTH_TOKEN: some(secret),
    CLAUDE_CODE_OAUTH_TOKEN: some(secret),
    ANTHROPIC_BASE_URL: some(url),
    CLAUDE_API_KEY: some(secret),
  })
  const place = fc.constantFrom<Readonly<Record<string, string>>>(
    {},
    { GITHUB_ACTIONS: 'true', CI: 'true' },
    { GITLAB_CI: 'true', CI: 'true' },
    { INVOCATION_ID: 'x' },
    { SSH_CONNECTION: 'x' },
    { TERM_PROGRAM: 'vscode' },
    { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1' },
  )
  const error = some(
    fc.constantFrom(
      'Not logged in · Please run /login',
      'Please run /login · API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"Invalid bearer token"}}',
      'Invalid API key · Fix external API key',
      'API Error: 400 This organization has been disabled.',
      'Unable to connect to API (ECONNREFUSED)',
      'something that nobody ever printed',
      'OAuth token revoked · Please run /login',
      'Credit balance is too low',
    ),
  )
  const present = (record: Readonly<Record<string, string | undefined>>) =>
    Object.fromEntries(
      Object.entries(record).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    )
  const setup = fc.record({
    shell: block,
    settings: some(block),
    rc: some(block),
    exported: fc.boolean(),
    login: fc.boolean(),
    place,
    error,
    container: fc.boolean(),
    lang: fc.constantFrom('bash', 'zsh', 'fish', 'powershell', 'nushell', 'tcsh', 'cmd', 'sh'),
  })

  it('the laws hold too, and no cloud is offered a login of Anthropic', async () => {
    await fc.assert(
      fc.asyncProperty(
        setup,
        async ({ shell, settings, rc, exported, login, place, error, container, lang }) => {
          const lines = Object.entries(present(rc ?? {})).map(
            ([name, value]) => `${exported ? 'export ' : ''}${name}=${JSON.stringify(value)}`,
          )
          const given: Given = {
            env: { ...present(shell), ...place },
            home: {
              ...(settings === undefined ? {} : { '.claude/settings.json': { env: present(settings) } }),
              ...(rc === undefined ? {} : { '.bashrc': `${lines.join('\n')}\n` }),
              ...(login
                ? {
                    '.claude/.credentials.json': {
                      claudeAiOauth: {
                        accessToken: values['oauth-token'],
                        refreshToken: values['refresh-token'],
                        expiresAt: 4e12,
                        scopes: ['user:inference'],
                      },
                    },
                  }
                : {}),
            },
            flags: { json: true, shell: lang, ...(error === undefined ? {} : { error }) },
            overrides: { container },
          }
          expectLaws(given, await told(given))
        },
      ),
      { numRuns: Number(process.env['AUTHMD_RUNS'] ?? 150) },
    )
  }, 120_000)
})
