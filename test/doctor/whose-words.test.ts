import { describe, expect, it } from 'vitest'
import { readMessage } from '../../src/messages/read-message.ts'
import { login } from './plan-login.ts'
import { type Given, runDoctor } from './run-doctor.ts'

const told = async (error: string, given: Given = { home: login }) =>
  (await runDoctor({ ...given, flags: { 'no-color': true, error } })).stdout.replace(/\s+/g, ' ')

describe('words that Bedrock shares with other servers', () => {
  const bedrock = {
    env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1', AWS_BEARER_TOKEN_BEDROCK: 'made-up' },
  }
  const gateway = {
    env: { ANTHROPIC_BASE_URL: 'https://llm.corp.example', ANTHROPIC_AUTH_TOKEN: 'sk-made-up-token' },
  }

  it.each<readonly [error: string, given: Given]>([
    ['API Error: 401 {"error":{"message":"Bearer token has expired"}}', gateway],
    ['API Error: 401 {"error":"Authorization header is missing"}', gateway],
    ['MCP server "github" connection failed: HTTP 401 Authorization header is missing', { home: login }],
    ['Authentication failed: please make sure your API key is valid', { home: login }],
  ])('are those of another one, where Bedrock is not asked: %s', async (error, given) => {
    expect(await told(error, given)).not.toMatch(/Bedrock/)
  })

  it('are Bedrock’s with its status, or where it is asked', async () => {
    expect(readMessage('API Error: 403 {"Message":"Bearer Token has expired"}').sender.name).toBe(
      'Amazon Bedrock',
    )
    expect(await told('Authentication failed: Please make sure your API Key is valid.', bedrock)).toContain(
      'authmd explain aws-bearer-refused',
    )
  })
})

describe('a text that Claude Code itself writes', () => {
  it.each([
    'Your organization requires remote managed settings to load, but they could not be loaded.',
    'Bedrock credentials are managed by the desktop app, but none are available.',
  ])('is not said to be of somebody else: %s', async error => {
    expect(await told(error)).not.toContain('did not come from Claude Code')
  })

  it('and that stops nothing, is mended by nothing that was to start it again', async () => {
    const notice = 'Remote managed settings failed to load (access denied (403)) · no remote policy applied'
    const text = await told(notice)
    expect(text).toContain('Nothing stops because of it')
    expect(text).not.toMatch(/Claude Code stops|claude auth login/)
  })
})

it('a helper that is not here is looked for where its failure was printed', async () => {
  const text = await told('apiKeyHelper did not return a valid value')
  expect(text).toContain('apiKeyHelper failed where that was printed')
  expect(text).toContain('No apiKeyHelper is used here')
  expect(text).not.toContain('in that file')
})

it('a key of Foundry that is sent is named where Azure allows nothing, and no identity is looked for', async () => {
  const text = await told('403 Principal does not have access to API/Operation.', {
    env: {
      CLAUDE_CODE_USE_FOUNDRY: '1',
      ANTHROPIC_FOUNDRY_RESOURCE: 'acme',
      ANTHROPIC_FOUNDRY_API_KEY: 'a1B2'.repeat(21),
    },
  })
  expect(text).toContain('ANTHROPIC_FOUNDRY_API_KEY takes precedence over every identity, and was sent')
  expect(text).toContain('unset ANTHROPIC_FOUNDRY_API_KEY')
  expect(text).not.toContain('signed-in-user')
})
