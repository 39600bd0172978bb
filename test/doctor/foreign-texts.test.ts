import { describe, expect, it } from 'vitest'
import { readMessage } from '../../src/messages/read-message.ts'
import { key, login } from './plan-login.ts'
import { type Given, runDoctor } from './run-doctor.ts'

const told = async (error: string, given: Given = { home: login }) =>
  (await runDoctor({ ...given, flags: { 'no-color': true, error } })).stdout.replace(/\s+/g, ' ')

describe('a text of another program', () => {
  it.each([
    'psql: error: connection to server at "db" failed: FATAL:  password authentication failed for user "app"',
    'kubectl: error: You must be logged in to the server (Unauthorized)',
    'Error: 401 Unauthorized from https://sentry.example.io/api/0/projects/',
    'terraform: error: 403 denied',
    'ldap_bind: Invalid credentials (49) for username cn=app',
  ])('leads to no new login and no new key of Claude Code: %s', async error => {
    for (const given of [{ home: login }, { env: { ANTHROPIC_API_KEY: key } }]) {
      const text = await told(error, given)
      expect(text).toContain('Nothing in that text comes from Claude Code or its API')
      expect(text).not.toMatch(/claude auth|settings\/keys|read -rs/)
    }
  })

  it.each([
    'claude: error: authentication failed',
    'agent: error: API Error: 401 authentication failed',
    'Error: 401 from https://api.anthropic.com/v1/messages',
    'error: invalid credentials',
  ])('is none where it names Claude Code or its API, or no program: %s', error => {
    expect(readMessage(error).foreign).toBeUndefined()
  })

  it('is none where it names the server that is asked from here', async () => {
    const text = await told('403 Forbidden from https://gateway.example.com/x', {
      env: { ANTHROPIC_BASE_URL: 'https://gateway.example.com', ANTHROPIC_AUTH_TOKEN: 'a-token-of-it' },
    })
    expect(text).not.toContain('Nothing in that text comes from Claude Code or its API')
    expect(text).toContain('gateway.example.com')
  })

  it.each([
    'MongoServerError: Authentication failed.',
    'Error: Invalid login: 535 Authentication failed',
    'error: failed to get `serde` as a dependency: authentication required',
    'TokenExpiredError: jwt expired',
    'Session expired, please log in again',
    'heroku: Error: not logged in',
    'NOAUTH Authentication required.',
    'Error: No valid credential sources found. Please see https://registry.terraform.io/providers/hashicorp/aws',
  ])('or of nobody ends no login and makes no key: %s', async error => {
    for (const given of [{ home: login }, { env: { ANTHROPIC_API_KEY: key } }]) {
      const text = await told(error, given)
      expect(text).toContain('claude -p hi')
      expect(text).not.toMatch(/claude auth|settings\/keys|read -rs|The API rejected/)
    }
  })

  it('of nobody leaves a fault that is seen here its fix', async () => {
    const given = { env: { ANTHROPIC_API_KEY: `"${key}"` } }
    expect(await told('The credentials were rejected', given)).toContain('is written with quotes')
  })

  it('shows nothing of itself in the answer', async () => {
    const text = await told('backup: error: login at https://backup.example.net failed for user bob')
    expect(text).not.toMatch(/backup|bob/)
  })
})

it('a text that tells of no refused credential leads to a proof, and to no new login', async () => {
  const text = await told('Segmentation fault (core dumped)')
  expect(text).toContain('claude -p hi')
  expect(text).not.toMatch(/claude auth log(?:in|out)/)
})

describe('words that Bedrock has of a request without a signature', () => {
  const words = ['Authorization header is missing', '{"message":"Missing Authentication Token"}']
  it.each(words)('are Bedrock’s where it is asked: %s', async error => {
    const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1', AWS_BEARER_TOKEN_BEDROCK: 'made-up' }
    expect(await told(error, { env })).toContain('authmd explain aws-bearer-token')
  })

  it.each(words)('and where an address of AWS is asked, which wants the switch: %s', async error => {
    const env = {
      ANTHROPIC_BASE_URL: 'https://bedrock-runtime.us-east-1.amazonaws.com',
      ANTHROPIC_AUTH_TOKEN: 'made-up-token',
    }
    expect(await told(error, { env })).toContain('export CLAUDE_CODE_USE_BEDROCK=1')
  })

  it.each(words)('are said to be nobody’s, where neither is asked: %s', async error => {
    expect(await told(error)).not.toMatch(/Bedrock|came from|Z\.ai/)
  })
})
