import { describe, expect, it } from 'vitest'
import { key, login } from './plan-login.ts'
import { type Given, runDoctor } from './run-doctor.ts'

const told = async (error: string, given: Given = {}) =>
  (await runDoctor({ ...given, flags: { 'no-color': true, error } })).stdout.replace(/\s+/g, ' ')

const declined = JSON.stringify({
  hasCompletedOnboarding: true,
  primaryApiKey: `sk-ant-api03-${'Zz9'.repeat(31)}AA`,
  customApiKeyResponses: { approved: [], rejected: [key.slice(-20)] },
})

describe('what a session printed', () => {
  const session = '❯ hello\n  ⎿  Credit balance too low'
  const given = { env: { ANTHROPIC_API_KEY: key }, home: { '.claude.json': declined } }

  it('is about the key that sessions use, where the one in the environment was declined', async () => {
    const text = await told(session, given)
    expect(text).toContain('The API got the saved Console key')
    expect(text).toMatch(/ANTHROPIC_API_KEY API key, 108 characters not sent/)
    expect(text).toMatch(
      /was declined when a session asked about it.*Use custom API key.*Otherwise: Add credits/,
    )
  })

  it('is about the key of the environment, where no session printed it', async () => {
    const text = await told('Credit balance too low', given)
    expect(text).toContain('The API got ANTHROPIC_API_KEY')
    expect(text).not.toContain('Otherwise: Add credits')
  })
})

describe('what an MCP server lacks', () => {
  it('is named, and no login is asked for', async () => {
    const text = await told(
      'MCP server github invalid: Missing environment variables: GITHUB_PERSONAL_ACCESS_TOKEN, GITHUB_HOST',
      { home: login },
    )
    expect(text).toContain('Set GITHUB_PERSONAL_ACCESS_TOKEN, GITHUB_HOST where Claude Code starts')
    expect(text).not.toContain('claude auth login')
  })

  it.each(['sk-ant-api03-abcDEF', 'ABCDEFGHIJKLMNOPQRST', 'Abc_Def'])(
    'never shows %s as a name',
    async word => {
      const text = await told(`MCP server x invalid: Missing environment variables: ${word}`, { home: login })
      expect(text).toContain('Set that variable where Claude Code starts')
      expect(text).not.toContain(word)
    },
  )
})

describe('a program around Claude Code', () => {
  it('that finds no node is told of its PATH, and of no login', async () => {
    const text = await told('Error: Failed to spawn Claude Code process: spawn node ENOENT', {
      env: { ANTHROPIC_API_KEY: key },
    })
    expect(text).toMatch(/not found on the PATH that it got.*\.\.\.process\.env/)
    expect(text).not.toContain('claude auth login')
  })

  it('that has an empty key takes the one in .env once the empty one is gone', async () => {
    const text = await told('Could not resolve authentication method. Expected either api_key', {
      env: { ANTHROPIC_API_KEY: '' },
      proj: { '.env': `ANTHROPIC_API_KEY=${key}\n` },
    })
    expect(text).toMatch(/even an empty one.*unset ANTHROPIC_API_KEY/)
    expect(text).not.toContain('claude auth login')
  })

  it('may read other settings than this shell, where a token of the user settings is here', async () => {
    const env = { ANTHROPIC_BASE_URL: 'https://gw.corp.example', ANTHROPIC_AUTH_TOKEN: 'corp-12345678' }
    const text = await told(
      '{"is_error":true,"subtype":"success","result":"Not logged in · Please run /login"}',
      {
        home: { '.claude/settings.json': { env } },
      },
    )
    expect(text).toMatch(/--setting-sources without `user`.*If it does not: Get a new key/)
  })
})

describe('a result of a run', () => {
  it('is told by the error in it, not by its form', async () => {
    const text = await told(
      '{"subtype":"success","is_error":true,"result":"Invalid API key · Fix external API key"}',
      {
        env: { ANTHROPIC_API_KEY: key },
      },
    )
    expect(text).not.toContain('The result says success')
    expect(text).toMatch(/New key|new key/)
  })
})

describe('a gateway that passed on a login of a plan', () => {
  it('needs a key of its own, and no login of the reader is asked for', async () => {
    const text = await told(
      'API Error: 400 {"message":"This credential is only authorized for use with Claude Code and cannot be used for other API requests."}',
      { env: { ANTHROPIC_BASE_URL: 'http://127.0.0.1:8484', ANTHROPIC_AUTH_TOKEN: 'corp-12345678' } },
    )
    expect(text).toContain('127.0.0.1:8484 passed on a plan’s login'.replace('’', "'"))
    expect(text).not.toContain('claude auth login')
  })
})

describe('an overloaded server', () => {
  it.each([
    'API Error: Repeated 529 Overloaded errors',
    '{"type":"error","error":{"type":"overloaded_error"}}',
  ])('is called that: %s', async error => {
    expect(await told(error, { home: login })).toContain('Cause The server is overloaded')
  })
})
