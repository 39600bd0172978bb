import { describe, expect, it } from 'vitest'
import type { Mention } from '../../src/credentials/facts.ts'
import type { Credential } from '../../src/credentials/types.ts'
import { conclude, diagnose } from '../../src/rules/diagnose.ts'
import { nothingSet } from './facts.ts'

const line = (over: Partial<Mention>): Mention => ({
  file: '~/.zshrc',
  line: 1,
  variable: 'ANTHROPIC_API_KEY',
  action: 'set',
  exported: true,
  kindOfFile: 'start-up',
  shells: ['zsh'],
  process: 'none',
  kind: 'api-key',
  length: 108,
  defects: [],
  ...over,
})
const login: Credential = {
  source: 'login:credentials-file',
  variable: 'accessToken',
  where: '~/.claude/.credentials.json',
  kind: 'oauth-token',
  length: 108,
  defects: [],
}
const key: Credential = {
  ...login,
  source: 'shell:ANTHROPIC_API_KEY',
  variable: 'ANTHROPIC_API_KEY',
  where: 'environment',
  kind: 'api-key',
}
const found = (facts: Partial<typeof nothingSet>) =>
  diagnose(conclude({ ...nothingSet, shell: 'zsh', ...facts }))
const ids = (facts: Partial<typeof nothingSet>) => found(facts).map(({ rule }) => rule.id)

describe('a start-up line', () => {
  it('that sets nothing, or is taken back later, asks for no restart', () => {
    expect(ids({ mentions: [line({})] })).toContain('restart-needed')
    expect(ids({ mentions: [line({ kind: 'empty', length: 0 })] })).not.toContain('restart-needed')
    expect(ids({ mentions: [line({}), line({ line: 2, action: 'unset', exported: false })] })).not.toContain(
      'restart-needed',
    )
    expect(ids({ mentions: [line({}), line({ line: 2, kind: 'empty', length: 0 })] })).not.toContain(
      'restart-needed',
    )
  })
  it('is no reason inside Claude Code, which has another shell than the person', () => {
    expect(ids({ mentions: [line({})], insideClaude: true })).not.toContain('restart-needed')
  })
})

describe('a key in .env', () => {
  const env = line({ file: '.env', kindOfFile: 'dotenv' })
  it('is the cause where nothing else is set, and a note where a login works', () => {
    const severity = (facts: Partial<typeof nothingSet>) =>
      found(facts).find(({ rule }) => rule.id === 'dotenv-not-loaded')?.severity
    expect(severity({ mentions: [env] })).toBe('error')
    expect(severity({ mentions: [env], credentials: [login] })).toBe('info')
  })
})

describe('findings', () => {
  it('come worst first, and among equals by what the message says', () => {
    const facts = { credentials: [{ ...key, defects: ['quoted', 'name-prefix'] as const }, login] }
    const severities = found(facts).map(({ severity }) => severity)
    expect(severities).toEqual(
      [...severities].sort(
        (a, b) => ['error', 'warning', 'info'].indexOf(a) - ['error', 'warning', 'info'].indexOf(b),
      ),
    )
    expect(ids(facts)[0]).toBe('value-quoted')
    const printed = [{ ruleId: 'value-with-name', score: 60, why: 'The message says so' }]
    expect(ids({ ...facts, printed })[0]).toBe('value-with-name')
  })
  it('are not made of a faint hint in a message', () => {
    const printed = [{ ruleId: 'ssh-keychain', score: 10, why: 'The message may say so' }]
    expect(ids({ credentials: [key], printed })).toEqual([])
  })
})

describe('a login that was mounted into a container', () => {
  const facts = { credentials: [login], surroundings: { ...nothingSet.surroundings, onboarded: false } }

  it('comes with a word on the first start, which a session asks for all the same', () => {
    expect(ids({ ...facts, container: true })).toContain('onboarding-unfinished')
  })

  it('is none on a machine of a person, and after another error', () => {
    expect(ids(facts)).not.toContain('onboarding-unfinished')
    expect(ids({ ...facts, container: true, pasted: true })).not.toContain('onboarding-unfinished')
  })
})

describe('a helper beside a token', () => {
  const helper: Credential = {
    ...key,
    source: 'user:apiKeyHelper',
    variable: 'apiKeyHelper',
    where: '~/.claude/settings.json',
    kind: 'command',
  }
  const token: Credential = { ...key, source: 'shell:ANTHROPIC_AUTH_TOKEN', variable: 'ANTHROPIC_AUTH_TOKEN' }
  const reasonOf = (credentials: readonly Credential[]) =>
    found({ credentials }).find(({ rule }) => rule.id === 'two-credentials')?.reason

  it('may come too late for the first request, which a key never does', () => {
    expect(reasonOf([helper, token])).toMatch(/takes a few seconds, the first request has only the token$/)
    expect(reasonOf([key, token])).not.toContain('first request')
    expect(reasonOf([key, helper])).not.toContain('first request')
  })
})

describe('a declined key', () => {
  const declined: Credential = { ...key, approval: 'rejected' }
  it('is told of where sessions leave it aside, and nowhere else', () => {
    expect(ids({ credentials: [declined] })).toContain('key-declined')
    const invocation = { ...nothingSet.invocation, bare: true }
    expect(ids({ credentials: [declined], invocation })).not.toContain('key-declined')
    const provider = { variable: 'CLAUDE_CODE_USE_BEDROCK', layer: 'shell', provider: 'bedrock' } as const
    expect(ids({ credentials: [declined], provider })).not.toContain('key-declined')
  })
})

describe('a set-up in which the administrator’s settings stop the client', () => {
  const managed = {
    layer: 'managed',
    path: '/etc/claude-code/managed-settings.json',
    state: 'loaded',
    forces: ['forceLoginMethod'],
  } as const
  it.each([
    ['a sign-in to a gateway', { policies: { forceLogin: 'gateway' }, credentials: [login] }],
    ['a sign-in to a gateway, with nothing set', { policies: { gatewayAddress: true } }],
    ['a provider of a list that is empty', { policies: { allowedProviders: [] }, credentials: [login] }],
  ] as const)('is an error: %s', (_, facts) => {
    expect(found({ settings: [managed], ...facts })[0]?.severity).toBe('error')
  })
})

it('a base URL of a provider that is none is an error', () => {
  const provider = { variable: 'CLAUDE_CODE_USE_BEDROCK', layer: 'shell', provider: 'bedrock' } as const
  const route = {
    layer: 'shell',
    variable: 'ANTHROPIC_BEDROCK_BASE_URL',
    where: 'environment',
    defects: ['no-scheme'],
  } as const
  const cloud = { skipsAuth: true, missing: [], chain: 'unseen' } as const
  const [first] = found({ provider, cloud, routes: [route] })
  expect(first).toMatchObject({
    rule: { id: 'base-url-invalid' },
    severity: 'error',
    variable: route.variable,
  })
})
