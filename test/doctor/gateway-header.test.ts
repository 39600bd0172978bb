import { describe, expect, it } from 'vitest'
import { key, login } from './plan-login.ts'
import { type Given, runDoctor } from './run-doctor.ts'

const told = async ({ flags, ...given }: Given) =>
  (await runDoctor({ ...given, flags: { 'no-color': true, ...flags } })).stdout.replace(/\s+/g, ' ')

const ofRouter = `sk-or-v1-${'5f'.repeat(32)}`
const noKey = 'API Error: 401 {"error":{"message":"No auth credentials found","code":401}}'

describe('a gateway that found no key', () => {
  it.each(['https://openrouter.ai/api', 'https://router.example.test'])(
    'is told to get it as a bearer token, where it was sent as x-api-key: %s',
    async url => {
      const env = { ANTHROPIC_BASE_URL: url, ANTHROPIC_API_KEY: ofRouter }
      expect(await told({ env, flags: { error: noKey } })).toContain('Rename it to ANTHROPIC_AUTH_TOKEN')
    },
  )

  it.each([
    ['it went out as a bearer token', { ANTHROPIC_AUTH_TOKEN: ofRouter }],
    ['it is a key of Anthropic', { ANTHROPIC_API_KEY: key }],
  ])('is told no other variable where %s', async (_, sent) => {
    const env = { ANTHROPIC_BASE_URL: 'https://router.example.test', ...sent }
    expect(await told({ env, flags: { error: noKey } })).not.toContain('Rename it')
  })
})

describe('the beta header of a login, which a provider behind a gateway does not know', () => {
  const error =
    'API Error: 400 {"error":{"message":"litellm.BadRequestError: Vertex_aiException - Unexpected value(s) `oauth-2025-04-20` for the `anthropic-beta` header. Received Model Group=x"}}'

  it('shows that the login went there, and asks for a key of the gateway', async () => {
    const env = { ANTHROPIC_BASE_URL: 'https://llm.example.test' }
    const text = await told({ env, home: login, flags: { error } })
    expect(text).toContain('Get a key from the owner of llm.example.test, for ANTHROPIC_AUTH_TOKEN')
    expect(text).not.toContain("LiteLLM's own key")
  })
})
